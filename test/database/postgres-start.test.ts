import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { START_POSTGRES } from "../../lib/database/postgres-start";

const folder = mkdtempSync(join(tmpdir(), "webstack-start-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the script where `df` tells so much and a second takes no time. */
function start(freeKiB: string, signal?: NodeJS.Signals): Promise<{ code: number | null; out: string; error: string }> {
  program("df", `echo "Filesystem 1024-blocks Used Available"\necho "disk 1 1 $(${freeKiB})"`);
  program("sleep", signal === undefined ? "exit 0" : "exec /bin/sleep 0.2");
  program("docker-entrypoint.sh", 'echo "started: $*"');
  const child = spawn("sh", ["-euc", START_POSTGRES, "start", "/var/lib/postgresql", "postgres", "-c", "a b"], {
    env: { PATH: `${folder}:${process.env.PATH}` },
    timeout: 20_000,
  });
  let [out, error] = ["", ""];
  child.stdout.on("data", (text) => (out += String(text)));
  child.stderr.on("data", (text) => (error += String(text)));
  if (signal !== undefined) child.stderr.once("data", () => child.kill(signal));
  return new Promise((settle) => child.once("close", (code) => settle({ code, out, error })));
}

function program(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}

test("a disk with room starts the server at once, with its arguments", async () => {
  expect(await start("echo 32768")).toEqual({ code: 0, out: "started: postgres -c a b\n", error: "" });
});

test("a full disk is waited for", async () => {
  const counter = join(folder, "asked");
  writeFileSync(counter, "");
  const { out, error } = await start(`echo x >> ${counter}; [ $(wc -l < ${counter}) -gt 3 ] && echo 40000 || echo 100`);
  expect(out).toBe("started: postgres -c a b\n");
  expect(error).toBe("less than 32 MiB are free for /var/lib/postgresql: waiting up to 10 s for room\n");
});

test("one that stays full is tried all the same: Docker then starts the server again without a long wait", async () => {
  expect(await start("echo 100")).toMatchObject({ code: 0, out: "started: postgres -c a b\n" });
});

test("a container that is told to stop does, while it waits", async () => {
  expect(await start("echo 100", "SIGINT")).toMatchObject({ code: 0, out: "" });
});
