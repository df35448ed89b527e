import type { LogLine } from "../../../cli/logs/log-line";
import { merged, type Queue } from "../../../cli/logs/merge";

/** Lines that are there one at a time. */
class Slow implements Queue {
  public head: LogLine | undefined;

  public constructor(private readonly times: string[]) {}

  public async ready(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 1));
    const time = this.times.shift();
    this.head = time === undefined ? undefined : { time, stream: "stdout", text: time };
  }

  public take(): LogLine {
    const line = this.head!;
    this.head = undefined;
    return line;
  }
}

async function all(...queues: Queue[]): Promise<string> {
  let text = "";
  for await (const { queue, line } of merged(queues)) text += `${queues.indexOf(queue)}${line.text} `;
  return text.trim();
}

test("lines of several sources come in the order of time, at one time in the order of sources", async () => {
  await expect(all(new Slow(["b", "d", "e"]), new Slow([]), new Slow(["a", "b", "c", "f"]))).resolves.toBe("2a 0b 2b 2c 0d 0e 2f");
});

test("without sources there are no lines", async () => {
  await expect(all()).resolves.toBe("");
  await expect(all(new Slow([]))).resolves.toBe("");
});
