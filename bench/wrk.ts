import { mustRun } from "../cli/process";

/** What one target did with 32 connections kept open. */
export interface Speed {
  readonly perSecond: number;
  readonly p99Milliseconds: number;
}

const CONNECTIONS = 32;
const SECONDS = 5;

/** Asks for one page at all addresses at once, the connections shared out among them. */
export async function speed(addresses: readonly string[], path: string): Promise<Speed> {
  const parts = await Promise.all(addresses.map((address) => wrk(`http://${address}${path}`, CONNECTIONS / addresses.length)));
  return {
    perSecond: parts.reduce((sum, { perSecond }) => sum + perSecond, 0),
    p99Milliseconds: Math.max(...parts.map(({ p99Milliseconds }) => p99Milliseconds)),
  };
}

async function wrk(url: string, connections: number): Promise<Speed> {
  const args = ["-t1", `-c${connections}`, `-d${SECONDS}s`, "--timeout", "30s", "--latency", "-H", "Host: localhost", url];
  const output = await mustRun("wrk", args, { deadlineSeconds: SECONDS + 30 });
  if (/Non-2xx|Socket errors/.test(output)) throw new Error(`${url} did not answer every request with 200:\n${output}`);
  const [, perSecond] = /Requests\/sec:\s+([\d.]+)/.exec(output) ?? [];
  const [, p99, unit] = /99%\s+([\d.]+)(us|ms|s)/.exec(output) ?? [];
  if (perSecond === undefined || p99 === undefined) throw new Error(`wrk said nothing of ${url}:\n${output}`);
  return { perSecond: Number(perSecond), p99Milliseconds: Number(p99) * { us: 0.001, ms: 1, s: 1000 }[unit as "us" | "ms" | "s"] };
}

/** Waits until a page answers 200. */
export async function untilAnswers(address: string, path: string, seconds: number): Promise<void> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const status = await fetch(`http://${address}${path}`, { signal: AbortSignal.timeout(5000) }).then((answer) => answer.status, String);
    if (status === 200) return;
    if (Date.now() > end) throw new Error(`http://${address}${path} must answer 200 within ${seconds} s, got ${status}`);
    await new Promise((wait) => setTimeout(wait, 200));
  }
}
