import { type ApacheDirective, directive } from "../../config/apache-conf";

/** Set where a request is not to be logged. */
export const QUIET = "webstack_quiet";

/** A line of JSON a request. */
export function logging(): ApacheDirective[] {
  const fields = {
    time: "%{%Y-%m-%dT%H:%M:%S%z}t",
    client: "%a",
    host: "%{webstack_host}e",
    method: "%{webstack_method}e",
    uri: "%{webstack_uri}e",
    status: "%>s",
    bytes: "%O",
    milliseconds: "%{ms}T",
    upstream: "%{BALANCER_WORKER_NAME}e",
    request_id: "%{UNIQUE_ID}e",
  };
  return [
    directive("LogLevel", "warn"),
    directive("ErrorLog", "/proc/self/fd/2"),
    // As they came: what is decoded may hold bytes that Apache writes in a way that is no JSON.
    directive("SetEnvIf", "Request_Method", "^([A-Za-z-]+)$", "webstack_method=$1"),
    directive("SetEnvIf", "Host", "^([A-Za-z0-9.:_\\[\\]-]+)$", "webstack_host=$1"),
    directive("SetEnvIfExpr", "%{THE_REQUEST} =~ m#^[!-~]+ ([!-~]+)#", "webstack_uri=$1"),
    directive("LogFormat", JSON.stringify(fields), "json"),
    directive("CustomLog", "/proc/self/fd/1", "json", `env=!${QUIET}`),
  ];
}
