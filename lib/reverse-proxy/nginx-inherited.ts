import { outerDirectives } from "../config/nginx-conf";

/** Directives that replace all of the same name which a block would inherit. */
const REPLACING = ["proxy_set_header", "uwsgi_param"];

/** Refuses directives that would switch off the headers by which applications know their clients. */
export function checkInherited(prop: string, directives = ""): void {
  const found = outerDirectives(directives).find((name) => REPLACING.includes(name));
  if (found === undefined) return;
  throw new Error(
    `'${prop}' of Nginx must hold '${found}' inside of a location only: elsewhere it takes the place of all headers that tell ` +
      "applications who their client is; put it into a location of your own, beside its proxy_pass",
  );
}
