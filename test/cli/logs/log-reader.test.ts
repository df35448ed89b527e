import { EventEmitter } from "node:events";
import { PassThrough } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import type { LogLine } from "../../../cli/logs/log-line";
import { LogReader } from "../../../cli/logs/log-reader";

const TIME = "2026-01-02T03:04:05.00000000";

function aProcess() {
  const process = Object.assign(new EventEmitter(), { stdout: new PassThrough(), stderr: new PassThrough(), kill: () => true });
  const seen: LogLine[] = [];
  const reader = new LogReader(process, (lines) => seen.push(...lines));
  const end = async (code: number): Promise<string | undefined> => {
    process.stdout.end();
    process.stderr.end();
    await turn();
    process.emit("close", code);
    return reader.ended;
  };
  return { process, seen, end };
}

test("both streams become one, in the order of time", async () => {
  const { process, seen, end } = aProcess();
  process.stdout.write(`${TIME}1Z one\n${TIME}3Z three\n`);
  process.stderr.write(`${TIME}2Z two\n`);
  await expect(end(0)).resolves.toBeUndefined();
  expect(seen).toEqual([
    { time: `${TIME}1Z`, stream: "stdout", text: "one" },
    { time: `${TIME}2Z`, stream: "stderr", text: "two" },
    { time: `${TIME}3Z`, stream: "stdout", text: "three" },
  ]);
});

test("a line waits for an older one that the other stream gets meanwhile", async () => {
  const { process, seen, end } = aProcess();
  process.stderr.write(`${TIME}2Z two\n`);
  await turn();
  expect(seen).toEqual([]);
  process.stdout.write(`${TIME}1Z one\n${TIME}3Z three\n`);
  await turn();
  expect(seen.map(({ text }) => text)).toEqual(["one", "two"]);
  await end(0);
  await turn();
  expect(seen.map(({ text }) => text)).toEqual(["one", "two", "three"]);
});

test("a line that comes in pieces is one line, the last one needs no end", async () => {
  const { process, seen, end } = aProcess();
  process.stdout.write(`${TIME}1Z on`);
  await turn();
  process.stdout.write(`e\r\n${TIME}2Z\n${TIME}3Z   three`);
  await end(0);
  expect(seen.map(({ text }) => text)).toEqual(["one", "", "  three"]);
});

test("what Docker says itself is its complaint, if it fails", async () => {
  const { process, seen, end } = aProcess();
  process.stderr.write("Error response from daemon: No such container: 1\n");
  await expect(end(1)).resolves.toBe("No such container: 1");
  expect(seen).toEqual([]);
});
