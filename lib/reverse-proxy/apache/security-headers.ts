import { type ApacheDirective, directive } from "../../config/apache-conf";
import { SECURITY_HEADERS } from "../security-headers";

/**
 * Adds what an answer lacks. Apache keeps the headers of an answer in two tables, and looks at one of them alone when it
 * answers an error itself; a condition sees both, so no header comes twice.
 */
export function addMissingHeaders(): ApacheDirective[] {
  return Object.entries(SECURITY_HEADERS).flatMap(([name, value]) => {
    const missing = `resp('${name}') == ''`;
    return [
      // Of its own answers all begin with 3 or more; for the others a user's `Header set` comes first.
      directive("Header", "always", "set", name, value, `expr=%{REQUEST_STATUS} -ge 300 && ${missing}`),
      directive("Header", "set", name, value, `expr=${missing}`),
    ];
  });
}
