import { type Answer, exchange, type Request } from "../../support/exchange";
import type { Chain } from "../smuggling/chain";
import type { ServerName } from "../smuggling/servers";

/** A proxy before a server, as a client meets it. */
export interface Way {
  readonly chain: Chain;
  readonly proxy: string;
  readonly server: ServerName;
  readonly port: number;
  readonly host: string;
}

const TIMEOUT_SECONDS = 30;

/** One request over a connection of its own. */
export function ask({ port, host }: Way, path: string, request: Partial<Request> = {}): Promise<Answer> {
  const target = { address: "127.0.0.1", port, timeoutSeconds: TIMEOUT_SECONDS };
  return exchange(target, { method: request.body ? "POST" : "GET", path, ...request, headers: { host, ...request.headers } });
}

/** The status of an answer, or what became of it. */
export function statusOf(answer: Promise<Answer>): Promise<string> {
  return answer.then(({ status }) => String(status), () => "cut");
}

/** One text where all are the same, how often each came where not. */
export function tally(texts: readonly string[]): string {
  const kinds = [...new Set(texts)].sort();
  if (kinds.length === 1) return kinds[0];
  return kinds.map((kind) => `${kind}: ${texts.filter((text) => text === kind).length} of ${texts.length}`).join(", ");
}

/** So many at a time, until all were asked. */
export async function repeat(times: number, atOnce: number, asking: () => Promise<string>): Promise<string[]> {
  const found: string[] = [];
  while (found.length < times) found.push(...(await Promise.all(Array.from({ length: Math.min(atOnce, times - found.length) }, asking))));
  return found;
}
