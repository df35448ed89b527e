import { checkLength, FILE_NAME_BYTES, URL_PATH_CHARACTERS } from "../../container/lengths";

const MODULE = /^[A-Za-z_][A-Za-z0-9_]*([.][A-Za-z_][A-Za-z0-9_]*)*$/;

export function checkModule(prop: string, name: string): void {
  if (!MODULE.test(name)) throw new Error(`'${prop}' of Django must be a Python module such as 'shop' or 'shop.settings', got ${JSON.stringify(name)}`);
  checkLength(`'${prop}' of Django`, name, FILE_NAME_BYTES);
}

export function checkStaticUrl(staticUrl: string): void {
  if (!/^\/([A-Za-z0-9._~-]+\/)+$/.test(staticUrl)) {
    throw new Error(`'staticUrl' of Django must be a path that begins and ends with '/', got ${JSON.stringify(staticUrl)}`);
  }
  checkLength("'staticUrl' of Django", staticUrl, URL_PATH_CHARACTERS);
}
