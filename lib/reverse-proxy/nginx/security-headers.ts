import { block, directive, type NginxDirective, variable } from "../../config/nginx-conf";
import { SECURITY_HEADERS } from "../security-headers";

/** For the `http` block: the values that an answer still lacks, empty for those it has. */
export function missingHeaders(): NginxDirective[] {
  return Object.entries(SECURITY_HEADERS).map(([name, value]) =>
    // Asked when the answer is as good as sent: the application's own are among its headers then, and those of a user's directives.
    block("map", [variable(`sent_http_${spelled(name)}`), missing(name)], [directive("default", ""), directive("", value)]));
}

/** For a `server` block; the inheritance of the `http` block gives it to all locations. */
export function addMissingHeaders(): NginxDirective[] {
  return Object.keys(SECURITY_HEADERS).map((name) => directive("add_header", name, missing(name), "always"));
}

function missing(name: string): ReturnType<typeof variable> {
  return variable(`missing_${spelled(name)}`);
}

function spelled(name: string): string {
  return name.toLowerCase().replaceAll("-", "_");
}
