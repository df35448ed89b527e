import type { Probe } from "./probe";

const LINE = "GET /probe HTTP/1.1\r\n";

/** Request lines and headers that are out of order. */
export function heads(host: string): Probe[] {
  const named = `Host: ${host}\r\n`;
  const passes = [""];
  const whole = (name: string, request: string, bodies: string[] = []): Probe => ({ name, request, bodies });
  const get = (name: string, lines: string, bodies: string[] = []): Probe => ({ name, request: `${LINE}${lines}\r\n`, bodies });
  return [
    get("as it should be", named, passes),
    whole("line feeds alone", `GET /probe HTTP/1.1\nHost: ${host}\n\n`, passes),
    whole("carriage returns alone", `GET /probe HTTP/1.1\rHost: ${host}\r\r`),
    whole("an empty line before", `\r\n${LINE}${named}\r\n`, passes),
    whole("HTTP/0.9", "GET /probe\r\n\r\n"),
    whole("HTTP/1.0 without a host", "GET /probe HTTP/1.0\r\n\r\n"),
    whole("HTTP/1.1 without a host", `${LINE}\r\n`),
    whole("HTTP/1.2", `GET /probe HTTP/1.2\r\n${named}\r\n`, passes),
    whole("HTTP/2.0", `GET /probe HTTP/2.0\r\n${named}\r\n`, passes),
    whole("HTTP/9.9", `GET /probe HTTP/9.9\r\n${named}\r\n`, passes),
    whole("a protocol in small letters", `GET /probe http/1.1\r\n${named}\r\n`),
    whole("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    whole("a word behind the protocol", `GET /probe HTTP/1.1 x\r\n${named}\r\n`),
    whole("a protocol with a header's name", `GET /probe HTTP/1.1\tHost: x\r\n${named}\r\n`),
    whole("a control character in the method", `G\x01ET /probe HTTP/1.1\r\n${named}\r\n`),
    whole("a space in the path", `GET /probe x HTTP/1.1\r\n${named}\r\n`),
    whole("a NUL in the path", `GET /probe\0 HTTP/1.1\r\n${named}\r\n`),
    whole("CONNECT", `CONNECT ${host}:80 HTTP/1.1\r\n${named}\r\n`),
    whole("TRACE", `TRACE /probe HTTP/1.1\r\n${named}\r\n`),
    whole("an address that agrees with the host", `GET http://${host}/probe HTTP/1.1\r\n${named}\r\n`, passes),
    whole("an address of ours and another host", `GET http://${host}/probe HTTP/1.1\r\nHost: other.example.com\r\n\r\n`, passes),
    whole("an address of another's and our host", `GET http://other.example.com/probe HTTP/1.1\r\n${named}\r\n`),
    get("the host twice", named + named),
    get("two hosts", `${named}Host: other.example.com\r\n`),
    get("two hosts, the other way round", `Host: other.example.com\r\n${named}`),
    get("a list of hosts", `Host: ${host}, other.example.com\r\n`),
    get("a host with a user", `Host: user@${host}\r\n`),
    get("a host with a path", `Host: ${host}/other\r\n`),
    get("a host with a port that is none", `Host: ${host}:80x\r\n`),
    get("a host with a space before the colon", `Host : ${host}\r\n`),
    get("a host behind a folded line", `X-A: a\r\n ${named}`),
    get("a host of underscores beside it", `${named}H_ost: other.example.com\r\nHTTP_HOST: other.example.com\r\n`, passes),
    get("a line without a colon", `${named}nothing\r\n`, passes),
    get("a header without a name", `${named}: nothing\r\n`, passes),
    get("a space in a name", `${named}X A: a\r\n`, passes),
    get("a first line that begins with a space", ` X-A: a\r\n${named}`),
    get("a folded header", `${named}X-A: a\r\n b\r\n`, passes),
    get("a NUL in a name", `${named}X\0A: a\r\n`),
    get("a NUL in a value", `${named}X-A: a\0b\r\n`),
    get("a carriage return in a value", `${named}X-A: a\rX-B: b\r\n`),
    get("a header of 40 KiB", `${named}X-A: ${"a".repeat(40_960)}\r\n`),
    get("1,000 headers", named + "X-A: a\r\n".repeat(1000)),
    get("headers that are ours to speak", `${named}X-Real-IP: 6.6.6.6\r\nX-Forwarded-For: 6.6.6.6\r\nX-Forwarded-Host: evil\r\nForwarded: for=6.6.6.6\r\n`, passes),
    get("the same with underscores", `${named}X_Real_IP: 6.6.6.6\r\nX-Forwarded_For: 6.6.6.6\r\nX_Forwarded-Host: evil\r\n`, passes),
    get("ours named by Connection", `${named}Connection: X-Real-IP, X-Forwarded-For, X-Forwarded-Host\r\n`, passes),
    get("an upgrade to HTTP/2", `${named}Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n`, passes),
  ];
}
