import { EventEmitter } from "node:events";
import { PassThrough } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import { LogQueue } from "../../../cli/logs/log-queue";

function aProcess() {
  return Object.assign(new EventEmitter(), { stdout: new PassThrough(), stderr: new PassThrough(), kill: () => true });
}

function line(number: number): string {
  return `2026-01-02T03:04:05.${String(number).padStart(9, "0")}Z ${number}\n`;
}

test("it is ready with the first line, and when none will come", async () => {
  const process = aProcess();
  const queue = new LogQueue(process);
  process.stdout.write(line(1));
  await queue.ready();
  expect(queue.head?.text).toBe("1");
  expect(queue.take().text).toBe("1");
  expect(queue.head).toBeUndefined();
  process.emit("close", 0);
  await queue.ready();
  expect(queue.head).toBeUndefined();
});

test("what nobody takes is not read: a big log does not fill the memory", async () => {
  const process = aProcess();
  const queue = new LogQueue(process);
  for (let number = 0; number < 4100; number++) process.stdout.write(line(number));
  await turn();
  await turn();
  expect(process.stdout.isPaused()).toBe(true);
  for (let number = 0; number < 4000; number++) expect(queue.take().text).toBe(String(number));
  expect(process.stdout.isPaused()).toBe(false);
});
