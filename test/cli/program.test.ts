import { runProgram } from "../../cli/program";

let printed: string;
beforeEach(() => {
  printed = "";
  const keep = (text: unknown): boolean => {
    printed += String(text);
    return true;
  };
  jest.spyOn(process.stdout, "write").mockImplementation(keep);
  jest.spyOn(process.stderr, "write").mockImplementation(keep);
});
afterEach(() => jest.restoreAllMocks());

test("--help lists every command and is no failure", async () => {
  expect(await runProgram(["--help"])).toBe(0);
  for (const command of ["ps", "prune", "doctor", "run"]) expect(printed).toMatch(new RegExp(`^ {2}${command} `, "m"));
});

test.each([
  [["frobnicate"], "error: unknown command 'frobnicate'"],
  [["ps"], "error: missing required argument 'stack-folder'"],
  [["ps", "shop", "--frob"], "error: unknown option '--frob'"],
  [["doctor", "shop", "--min-free-gib", "much"], "must be a number of 0 or more"],
  [["ps", "no-such-stack"], "webstack: 'no-such-stack' is no stack's folder"],
])("%j is refused with exit code 2", async (args, message) => {
  expect(await runProgram(args)).toBe(2);
  expect(printed).toContain(message);
});
