import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderJobModule } from "../../../lib/web-framework/python/job-module";
import { renderLoginModule } from "../../../lib/web-framework/python/login-module";

const folder = mkdtempSync(join(tmpdir(), "job-module-"));
const lock = join(folder, "lock");

beforeAll(() => {
  mkdirSync(lock);
  writeFileSync(join(folder, "webstack_job.py"), renderJobModule());
});

afterAll(() => rmSync(folder, { recursive: true }));

function job(args: string[], environment: Record<string, string> = {}) {
  const env = { ...process.env, PYTHONPATH: folder, ...environment };
  const { status, stdout, stderr } = spawnSync("python3", ["-m", "webstack_job", ...args], {
    env,
    encoding: "utf8",
    timeout: 20_000,
  });
  return { status, stdout, stderr };
}

test("says what it runs and passes its exit code on", () => {
  expect(job(["--", "sh", "-c", "echo 'it ran'; exit 7"])).toEqual({
    status: 7,
    stdout: `running sh -c 'echo '"'"'it ran'"'"'; exit 7'\nit ran\n`,
    stderr: "",
  });
});

test("gives every argument after -- to the command", () => {
  expect(job(["--", "echo", "--lock", "--", "-x"]).stdout).toContain("\n--lock -- -x\n");
});

test("holds the lock while the command runs and no longer", () => {
  const tryLock = `import fcntl, os
try:
    fcntl.flock(os.open("${lock}", os.O_RDONLY), fcntl.LOCK_EX | fcntl.LOCK_NB)
    print("free")
except BlockingIOError:
    print("taken")`;
  expect(job(["--lock", lock, "--", "python3", "-c", tryLock]).stdout).toMatch(/taken\n$/);
  expect(job(["--", "python3", "-c", tryLock]).stdout).toMatch(/free\n$/);
});

test("waits for another job's lock, but not for ever", async () => {
  const other = spawn("python3", ["-m", "webstack_job", "--lock", lock, "--", "sh", "-c", "echo go; exec sleep 20"], {
    env: { ...process.env, PYTHONPATH: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(other, "exit");
  try {
    await once(other.stdout, "data");
    expect(job(["--lock", lock, "--", "true"], { WEBSTACK_WAIT_SECONDS: "1" })).toEqual({
      status: 1,
      stdout: `waiting for another job to leave the lock ${lock}\n`,
      stderr: `webstack_job: another job still held the lock ${lock} after 1 seconds\n`,
    });
  } finally {
    other.kill();
    await ended;
  }
});

test.each([
  ["a lock that is not there", ["--lock", "/nowhere", "--", "true"], 1, "cannot open the lock /nowhere: No such file"],
  ["a command that is not there", ["--", "no-such-command"], 127, "cannot run no-such-command: No such file"],
  ["no command", ["--database"], 2, "no command after --"],
])("fails with a sentence for %s", (_, args, status, sentence) => {
  const ended = job(args);
  expect(ended.status).toBe(status);
  expect(ended.stderr).toContain(sentence);
});

test.each(["x", "nan", "1.5"])("refuses to wait %s seconds", (seconds) => {
  const ended = job(["--", "true"], { WEBSTACK_WAIT_SECONDS: seconds });
  expect([ended.status, ended.stderr.includes("WEBSTACK_WAIT_SECONDS: invalid literal")]).toEqual([2, true]);
});

/** A database that lets us in at the second attempt at each host. */
const DATABASE = `
tried = []
def usual_host(): return "usual"
def may_pass(error): return not isinstance(error, ImportError)
def log_in(host, seconds):
    tried.append(host)
    if host == "usual" and FAILURE: raise FAILURE
    if tried.count(host) < 2: raise OSError("starting\\n up")
`;

function waiting(failure: string, environment: Record<string, string>) {
  writeFileSync(join(folder, "webstack_login.py"), renderLoginModule());
  writeFileSync(join(folder, "webstack_database.py"), DATABASE.replaceAll("FAILURE", failure));
  return job(["--database", "--", "true"], environment);
}

test("waits for a log-in at the host it is told, then at the usual one", () => {
  expect(waiting("None", { WEBSTACK_DATABASE_WAIT_HOST: "fresh" })).toEqual({
    status: 0,
    stdout: "waiting for the database fresh: starting up\nwaiting for the database usual: starting up\nrunning true\n",
    stderr: "",
  });
});

test("does not wait for ever", () => {
  const { status, stderr } = waiting('OSError("away")', { WEBSTACK_WAIT_SECONDS: "1" });
  expect([status, stderr]).toEqual([1, "webstack_job: no log-in at the database usual within 1 seconds: away\n"]);
});

test("does not wait for what does not pass", () => {
  const { status, stdout, stderr } = waiting('ImportError("no driver")', {});
  expect([status, stdout, stderr.split("\n").at(-2)]).toEqual([1, "", "ImportError: no driver"]);
});
