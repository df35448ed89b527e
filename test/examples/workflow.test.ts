import { readFileSync } from "node:fs";
import { join } from "node:path";
import { program } from "../../cli/program";
import { readWorkflow, WORKFLOW_FILE } from "../support/workflow";

const text = readFileSync(WORKFLOW_FILE, "utf8");
const page = readFileSync(join(__dirname, "../../docs/ci.md"), "utf8");
const workflow = readWorkflow();
const jobs = Object.entries(workflow.jobs);
const scripts = jobs.flatMap(([, { steps }]) => steps.flatMap(({ run }) => run ?? []));

function eachJob<T>(of: (job: (typeof jobs)[number][1]) => T): Record<string, T> {
  return Object.fromEntries(jobs.map(([name, job]) => [name, of(job)]));
}

function found(pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, match]) => match))].sort();
}

test("every action is pinned by its commit, beside the version that commit is", () => {
  expect(found(/(uses:.*)/g)).toMatchInlineSnapshot(`
[
  "uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
  "uses: actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0",
  "uses: hashicorp/setup-terraform@dfe3c3f87815947d99a8997f908cb6525fc44e9e # v4.0.1",
]
`);
  expect(found(/(uses:.*)/g).filter((line) => !/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
});

test("no job may do more than it needs", () => {
  expect(workflow.permissions).toEqual({});
  expect(eachJob(({ permissions }) => permissions)).toEqual({
    check: { contents: "read" },
    plan: { "contents": "read", "pull-requests": "write" },
    image: { contents: "read", packages: "write" },
    production: { contents: "read", packages: "read" },
    staging: { contents: "read", packages: "read" },
  });
  expect(jobs.flatMap(([, { steps }]) => steps.filter(({ uses }) => uses?.startsWith("actions/checkout@")).map((step) => step.with?.["persist-credentials"]))).toEqual(jobs.map(() => false));
});

test("every job has an end, and that of a deploy comes after all waits of the library", () => {
  expect(eachJob((job) => job["timeout-minutes"])).toEqual({ check: 15, plan: 15, image: 20, production: 60, staging: 60 });
});

test("a deploy has its environment to itself and is never cancelled half-way; a newer plan replaces an older one", () => {
  const of = (group: string, cancels: boolean) => ({ group, "cancel-in-progress": cancels });
  expect(eachJob(({ concurrency }) => concurrency)).toEqual({
    check: undefined,
    plan: of("plan-${{ github.event.pull_request.number }}", true),
    image: of("image", false),
    production: of("deploy-production", false),
    staging: of("deploy-staging", false),
  });
});

test("a pull request reaches none of the jobs that deploy, and that of a fork no secret", () => {
  expect(Object.keys(workflow.on)).toEqual(["pull_request", "push", "workflow_dispatch"]);
  expect([workflow.jobs.image.if, workflow.jobs.staging.needs, workflow.jobs.production.needs]).toEqual(["github.ref == 'refs/heads/main'", "image", ["image", "staging"]]);
  expect(workflow.jobs.plan.if).toContain("github.event.pull_request.head.repo.full_name == github.repository");
  expect(JSON.stringify(workflow.jobs.check)).not.toMatch(/secrets\.|github\.token/);
  expect(JSON.stringify(workflow.jobs.plan)).not.toContain("SSH_KEY");
});

test("no expression stands in a script, where its text would be run", () => {
  expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
});

test("staging and production are deployed by the same steps", () => {
  expect(workflow.jobs.staging.steps).toEqual(workflow.jobs.production.steps);
  expect([workflow.env.STACK, workflow.jobs.staging.env?.STACK]).toEqual(["production", "staging"]);
});

test("every command of webstack that it runs or recommends is there", () => {
  const known = program().commands.map((command) => command.name());
  expect(found(/npx webstack (\S+)/g).filter((name) => !known.includes(name))).toEqual([]);
  expect(found(/npx webstack (\S+)/g)).toContain("doctor");
});

test("the page about it names every secret, variable and environment that it asks for", () => {
  const asked = [...found(/(?:secrets|vars)\.(\w+)/g), ...jobs.flatMap(([, { environment }]) => (typeof environment === "string" ? environment : (environment?.name ?? [])))];
  expect(asked).toContain("SSH_KNOWN_HOSTS");
  expect(asked.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
