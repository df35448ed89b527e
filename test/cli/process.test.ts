import { describeFailure, isInstalled, lastLines, mustRun, run, waitUntil } from "../../cli/process";

const node = process.execPath;

test("run returns what a command printed and its exit code", async () => {
  const result = await run(node, ["-e", "console.log('out'); console.error('err'); process.exitCode = 3"], {
    deadlineSeconds: 20,
  });
  expect(result).toEqual({ code: 3, stdout: "out\n", stderr: "err\n", failure: undefined });
});

test("run hands over the input and the environment, and takes variables away", async () => {
  process.env.TAKEN_AWAY = "x";
  const program = "process.stdin.pipe(process.stdout); console.log(process.env.GIVEN, process.env.TAKEN_AWAY)";
  const result = await run(node, ["-e", program], {
    deadlineSeconds: 20,
    input: "text",
    env: { GIVEN: "given", TAKEN_AWAY: undefined },
  });
  delete process.env.TAKEN_AWAY;
  expect(result.stdout).toBe("given undefined\ntext");
});

test("run gives whole lines, also the last one without a line end", async () => {
  const lines: string[] = [];
  const program = "process.stdout.write('a'); setTimeout(() => process.stdout.write('b\\nc'), 50)";
  await run(node, ["-e", program], { deadlineSeconds: 20, onLine: (line) => lines.push(line) });
  expect(lines).toEqual(["ab", "c"]);
});

test("run ends a command whose time is up", async () => {
  const start = Date.now();
  const result = await run(node, ["-e", "setTimeout(() => {}, 30_000)"], { deadlineSeconds: 0.3 });
  expect(result).toMatchObject({ code: -1, failure: "it did not end within 0.3 s" });
  expect(Date.now() - start).toBeLessThan(5_000);
});

test("run says that a command is missing", async () => {
  const result = await run("no-such-command-here", [], { deadlineSeconds: 5 });
  expect(result).toMatchObject({ code: -1, failure: "the command 'no-such-command-here' is not installed" });
});

test("mustRun returns standard output and fails with what the command printed last", async () => {
  expect(await mustRun(node, ["-p", "6 * 7"], { deadlineSeconds: 20 })).toBe("42\n");
  const program = "console.error('first\\nsecond'); process.exitCode = 2";
  await expect(mustRun(node, ["-e", program], { deadlineSeconds: 20 })).rejects.toThrow(
    /failed: it ended with exit code 2\nfirst\nsecond$/,
  );
});

test("describeFailure falls back to standard output", () => {
  expect(describeFailure("make", { code: 1, stdout: "said\n", stderr: "\n" })).toBe(
    "'make' failed: it ended with exit code 1\nsaid",
  );
  expect(describeFailure("make", { code: -1, stdout: "", stderr: "", failure: "it was ended by SIGKILL" })).toBe(
    "'make' failed: it was ended by SIGKILL",
  );
});

test("lastLines leaves empty lines at the end out", () => {
  expect(lastLines("a\nb\nc\n\n", 2)).toBe("b\nc");
  expect(lastLines("", 2)).toBe("");
});

test("isInstalled looks through the folders of PATH", () => {
  expect(isInstalled("sh")).toBe(true);
  expect(isInstalled("sh", "/no-such-folder")).toBe(false);
  expect(isInstalled("no-such-command-here")).toBe(false);
});

test("waitUntil stops at the first yes and at the deadline", async () => {
  let asked = 0;
  expect(await waitUntil(() => Promise.resolve(++asked === 2), 10)).toBe(true);
  expect(asked).toBe(2);
  expect(await waitUntil(() => Promise.resolve(false), 0)).toBe(false);
});
