import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "../../support/browser";

/** Asks for a page until it is answered with 200, and gives the seconds that took. */
export async function untilServes(visitor: Browser, path: string, deadlineSeconds: number): Promise<number> {
  const begin = Date.now();
  for (;;) {
    const seen = await visitor.get(path).then(({ status }) => String(status), (error: Error) => error.message);
    const seconds = (Date.now() - begin) / 1000;
    if (seen === "200") return seconds;
    if (seconds > deadlineSeconds) throw new Error(`${path} is not served after ${deadlineSeconds} s: ${seen}`);
    await sleep(200);
  }
}
