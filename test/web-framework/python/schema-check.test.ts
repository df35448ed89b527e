import { schemaCheckFor } from "../../../lib/web-framework/python/schema-check";
import { Shop } from "../../support/shop";

test.each([
  [["alembic", "upgrade", "head"], ["alembic", "current"]],
  [["flask", "db", "upgrade"], ["flask", "db", "current"]],
  [["python", "migrate.py"], undefined],
  [["alembic", "upgrade", "+1"], undefined],
])("after %s the schema is asked for by %s", (command, check) => {
  expect(schemaCheckFor(command)).toEqual(check);
});

test("the job carries the command, with what runs it in front", () => {
  const stack = new Shop().synth();
  const runner = ["python", "-W", "ignore:Accessing the database", "-m", "webstack_job", "--database", "--lock", "/webstack", "--"];
  expect(JSON.parse(stack.label("Site/Job-migrate/Resource", "schema-check") ?? "")).toEqual([...runner, "python", "-m", "webstack_schema"]);
  expect(stack.label("Site/Job-check/Resource", "schema-check")).toBeUndefined();
});

test("a job of the user's own has a check of its own", () => {
  const releaseJobs = [{ name: "change", command: ["./change"], schemaCheck: ["./tell", "${it}"] }];
  const stack = new Shop({ framework: { releaseJobs } }).synth();
  expect(stack.label("Site/Job-change/Resource", "schema-check")).toMatch(/"--","[.]\/tell","[$][$]\{it\}"\]$/);
  expect(() => new Shop({ framework: { releaseJobs: [{ name: "change", command: ["./change"], schemaCheck: [] }] } })).toThrow(
    "at 'shop/Site': 'schemaCheck' of the release job 'change' must be a program and its arguments, got none; leave it out",
  );
});
