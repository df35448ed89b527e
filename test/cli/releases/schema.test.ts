import type { RunResult } from "../../../cli/process";
import { schemaProblems } from "../../../cli/releases/schema";
import { recordOf, release } from "./records";

const CHECK = { schemaCheck: ["check", "it"] };
const OLD = recordOf("1-old", release("site:1", CHECK));
const LIVE = recordOf("2-live", release("site:2", CHECK));

/** An engine on which the containers of an image end so. */
function engine(answers: { readonly [image: string]: Partial<RunResult> }) {
  const asked: string[][] = [];
  const answer = (args: readonly string[]): Partial<RunResult> => Object.entries(answers).find(([image]) => args.includes(image))?.[1] ?? {};
  return {
    asked,
    try: (args: readonly string[]): Promise<RunResult> => {
      asked.push([...args]);
      return Promise.resolve({ code: 0, stdout: "", stderr: "", ...answer(args) });
    },
  };
}

test("the earlier code is asked, by the command that it came with", async () => {
  const docker = engine({});
  await expect(schemaProblems(docker, OLD, LIVE)).resolves.toEqual([]);
  expect(docker.asked).toHaveLength(1);
  expect(docker.asked[0].slice(-3)).toEqual(["site:1", "check", "it"]);
});

test("migrations that it does not know are named, without the lines of what ran the check", async () => {
  const printed = { code: 3, stdout: "waiting for the database\nrunning check it\ncatalog.0003\ncatalog.0004\n", stderr: "warning\nmigrate catalog 0002\nmigrate catalog 0001; rm -rf ~\n" };
  await expect(schemaProblems(engine({ "site:1": printed }), OLD, LIVE)).resolves.toEqual([
    { application: "Site", unknown: ["catalog.0003", "catalog.0004"], wayBack: ["migrate catalog 0002"], job: "Job" },
  ]);
});

test("what the live code does not know either stands in nobody's way", async () => {
  const old = { code: 3, stdout: "polls.0001\ncatalog.0003\n" };
  const stranger = { code: 3, stdout: "polls.0001\n" };
  await expect(schemaProblems(engine({ "site:1": old, "site:2": stranger }), OLD, LIVE)).resolves.toMatchObject([{ unknown: ["catalog.0003"] }]);
  await expect(schemaProblems(engine({ "site:1": stranger, "site:2": stranger }), OLD, LIVE)).resolves.toEqual([]);
});

test.each<[string, Partial<RunResult>, string]>([
  ["another exit code", { code: 255, stdout: "running check it\n", stderr: "INFO\nCan't locate revision\n" }, "Can't locate revision"],
  ["no word", { code: 1 }, "its schema check ended with exit code 1"],
  ["no end", { code: -1, failure: "it did not end within 300 s" }, "it did not end within 300 s"],
])("%s means that it cannot tell", async (_what, answer, untold) => {
  await expect(schemaProblems(engine({ "site:1": answer }), OLD, LIVE)).resolves.toEqual([{ application: "Site", unknown: [], wayBack: [], untold, job: "Job" }]);
});

test("without a check nobody can tell, unless the image is the same or there is no database", async () => {
  const old = recordOf("1-old", release("site:1"));
  await expect(schemaProblems(engine({}), old, LIVE)).resolves.toEqual([
    { application: "Site", unknown: [], wayBack: [], untold: "none of its release jobs has a 'schemaCheck'" },
  ]);
  await expect(schemaProblems(engine({}), old, recordOf("2-live", release("site:1")))).resolves.toEqual([]);
  await expect(schemaProblems(engine({}), recordOf("1-old", release("site:1", { database: false })), LIVE)).resolves.toEqual([]);
});
