import { checkLength, FILE_NAME_BYTES } from "../../container/lengths";

const MODULE = /^[A-Za-z_][A-Za-z0-9_]*([.][A-Za-z_][A-Za-z0-9_]*)*$/;

export function checkModule(prop: string, name: string): void {
  if (!MODULE.test(name)) throw new Error(`'${prop}' of Django must be a Python module such as 'shop' or 'shop.settings', got ${JSON.stringify(name)}`);
  checkLength(`'${prop}' of Django`, name, FILE_NAME_BYTES);
}
