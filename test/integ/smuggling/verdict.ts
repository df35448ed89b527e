import type { Answer, Exchange } from "./raw";

/** What a chain was asked, and what may have become of it. */
export interface Expected {
  readonly host: string;
  readonly bodies: readonly string[];
}

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly headers: { readonly [name: string]: string };
}

/** The request that comes behind every probe, on the same connection. */
export const second = (host: string): string => `GET /second HTTP/1.1\r\nHost: ${host}\r\n\r\n`;

/**
 * What is wrong with the answers to a probe and to the request behind it: each has to be refused, or to have arrived at
 * the application as what it is.
 */
export function problemsOf({ answers, closed }: Exchange, expected: Expected): string[] {
  if (answers.length === 0) return closed ? [] : ["neither answered nor closed"];
  const [first, next, ...more] = answers;
  return [
    ...(isEcho(first) ? problemsOfEcho(first, "/probe", expected.bodies, expected.host) : problemsOfRefusal(first)),
    ...(next === undefined ? (closed ? [] : ["nothing answered the second request, and the connection is open"]) : []),
    ...(next === undefined ? [] : isEcho(next) ? problemsOfEcho(next, "/second", [""], expected.host) : problemsOfRefusal(next)),
    ...(more.length > 0 ? [`${answers.length} answers to two requests`] : []),
  ];
}

/** Whether the application answered. */
export function isEcho({ headers }: Answer): boolean {
  return "x-echo" in headers;
}

/** What the application says it was sent. */
export function seenBy({ body }: Answer): Seen {
  return JSON.parse(body) as Seen;
}

function problemsOfEcho(answer: Answer, path: string, bodies: readonly string[], host: string): string[] {
  const seen = seenBy(answer);
  const { HTTP_HOST, HTTP_X_FORWARDED_FOR, HTTP_X_REAL_IP, HTTP_X_FORWARDED_HOST } = seen.headers;
  const spoken = [HTTP_HOST, HTTP_X_FORWARDED_HOST, HTTP_X_FORWARDED_FOR, HTTP_X_REAL_IP];
  return [
    ...(seen.path === path ? [] : [`${path} was asked for, ${seen.path} arrived`]),
    ...(bodies.includes(seen.body) ? [] : [`${path} arrived with the body ${JSON.stringify(seen.body)}`]),
    ...(HTTP_HOST === host && HTTP_X_FORWARDED_HOST === host && HTTP_X_FORWARDED_FOR === HTTP_X_REAL_IP && /^[0-9.]+$/.test(HTTP_X_REAL_IP)
      ? []
      : [`${path} arrived with other names: ${JSON.stringify(spoken)}`]),
    ...(spoken.some((value) => value?.includes("6.6.6.6")) ? [`${path} arrived with an address that the client made up`] : []),
  ];
}

function problemsOfRefusal({ status }: Answer): string[] {
  return (status >= 400 && status < 500) || status === 501 || status === 505 ? [] : [`the proxy answered ${status}`];
}
