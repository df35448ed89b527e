/** A request that two programs might read differently. */
export interface Probe {
  readonly name: string;
  /** One character for each byte. */
  readonly request: string;
  /** What the application may take for the body, if the request may be passed on at all. */
  readonly bodies: readonly string[];
}

/** What must never be taken for a request of its own. */
export function smuggled(host: string): string {
  return `GET /smuggled HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
}

/** A request for `/probe` with these header lines, each with its end, and a body. `<all>` in them is the length of the body. */
export function post(host: string, lines: string, body: string): string {
  return `POST /probe HTTP/1.1\r\nHost: ${host}\r\n${lines.replaceAll("<all>", String(body.length))}\r\n${body}`;
}
