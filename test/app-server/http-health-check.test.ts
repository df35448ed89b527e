import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { httpHealthCheck } from "../../lib/app-server/http-health-check";

/** Exit code of the check's program against a server that answers so. */
async function ask(status: number): Promise<number | null> {
  const server = createServer((request, response) => void response.writeHead(request.url === "/-/live" ? status : 404).end());
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const [, ...args] = httpHealthCheck((server.address() as AddressInfo).port, "/-/live").command;
  try {
    const child = spawn("python3", args, { stdio: "ignore", timeout: 10_000 });
    return await new Promise((settle, fail) => child.once("error", fail).once("close", settle));
  } finally {
    server.close();
  }
}

test("is satisfied by 200 alone", async () => {
  expect(await ask(200)).toBe(0);
  expect(await ask(503)).toBe(1);
});

test("needs nothing but Python, and ends before Docker ends it", () => {
  const { command, intervalSeconds, timeoutSeconds = 5 } = httpHealthCheck(8000, "/-/live");
  expect(command[0]).toBe("python");
  expect(Number(/timeout=(\d+)/.exec(command.at(-1) ?? "")?.[1])).toBeLessThan(timeoutSeconds);
  expect(intervalSeconds).toBe(15);
});
