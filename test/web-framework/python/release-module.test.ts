import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderReleaseModule } from "../../../lib/web-framework/python/release-module";

const folder = mkdtempSync(join(tmpdir(), "release-module-"));
const collected = join(folder, "collected");

beforeAll(() => writeFileSync(join(folder, "webstack_release.py"), renderReleaseModule()));

beforeEach(() => {
  rmSync(collected, { recursive: true, force: true });
  for (const [age, name] of ["new", "b", "c", "d", "oldest"].entries()) {
    mkdirSync(join(collected, name), { recursive: true });
    writeFileSync(join(collected, name, "file.css"), "body {}");
    utimesSync(join(collected, name), 1_700_000_000 - age, 1_700_000_000 - age);
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

function environment(release: string): NodeJS.ProcessEnv {
  return { ...process.env, PYTHONPATH: folder, WEBSTACK_STATIC_ROOT: join(collected, release) };
}

function prune(release: string): string {
  const done = spawnSync("python3", ["-m", "webstack_release"], { env: environment(release), encoding: "utf8", timeout: 20_000 });
  expect(done.stderr).toBe("");
  return done.stdout;
}

test("keeps the newest three folders", () => {
  prune("new");
  expect(readdirSync(collected)).toEqual(["b", "c", "new"]);
});

test("keeps a folder that is collected again, however old it was", () => {
  prune("oldest");
  expect(readdirSync(collected)).toEqual(["b", "new", "oldest"]);
});

test("keeps a folder that a server holds, until that ends", async () => {
  const code = "import webstack_release, sys; webstack_release.hold(); print('held', flush=True); sys.stdin.read()";
  const server = spawn("python3", ["-c", code], { env: environment("oldest"), stdio: ["pipe", "pipe", "inherit"] });
  await once(server.stdout, "data");
  expect(prune("new")).toBe("oldest is still served\n");
  expect(readdirSync(collected)).toEqual(["b", "c", "new", "oldest"]);
  server.stdin.end();
  await once(server, "close");
  prune("new");
  expect(readdirSync(collected)).toEqual(["b", "c", "new"]);
});

test("holds nothing where nothing was collected", () => {
  const code = "import webstack_release; webstack_release.hold(); print('fine')";
  const done = spawnSync("python3", ["-c", code], { env: environment("never"), encoding: "utf8", timeout: 20_000 });
  expect(done.stdout).toBe("fine\n");
});
