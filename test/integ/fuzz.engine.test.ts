import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Apache, type IReverseProxyEngine, Nginx, Postgres } from "../../lib";
import { shellJoin } from "../../lib/config/shell-words";
import { terraformText } from "../../lib/private/terraform-text";
import { ROUTE_USER } from "../../lib/rollout/route-job";
import { inFolder } from "../fuzz/support/assets";
import { casesOf, DEADLINE_MS, sampled } from "../fuzz/support/cases";
import { unlessRefused } from "../fuzz/support/errors";
import { build } from "../fuzz/support/plan";
import { plans } from "../fuzz/support/plans";
import { HOSTILE, isImpossible } from "../fuzz/support/texts";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { inOneContainer } from "./support/fuzz-batch";
import { configurationOf, FRONT } from "./support/fuzz-proxies";
import { MODULES, READ_BACK } from "./support/fuzz-python";
import { imageOf } from "./support/real-program";



test.each<["Nginx" | "Apache", IReverseProxyEngine]>([["Nginx", new Nginx()], ["Apache", new Apache()]])("%s takes every configuration", async (name, engine) => {
  const image = await imageOf(engine);
  const fronts = sampled(casesOf(name === "Nginx" ? 0.03 : 0.01), FRONT);
  const configurations = fronts.map((front) => configurationOf(engine, front));
  const command = engine.bind({ ...fronts[0], temporarySpaceMiB: 64, releaseMarker: "", quiesceFile: "/a" }).live?.checkCommand ?? [];
  const files = Object.fromEntries([...configurations.entries()].map(([index, text]) => [`${index}.conf`, text]));
  // One that cannot pass shows that something is looked at.
  const script = `set -- ${shellJoin(command)}; for file in *.conf; do "$@" "$PWD/$file" > /tmp/said 2>&1 || echo "$file: $(tail -n 2 /tmp/said)"; done`;
  const wrong = name === "Nginx" ? "nonsense on;\n" : `${configurations[0]}nonsense on\n`;
  const said = inOneContainer(image, ROUTE_USER, { ...files, "wrong.conf": wrong }, script);
  expect(said).toMatch(/^wrong[.]conf: .*nonsense/s);
  expect(said.match(/^[0-9]+[.]conf: .*$/gm) ?? []).toEqual([]);
}, DEADLINE_MS);

test("Python compiles every module, and reads settings back as they were given", async () => {
  const image = await imageOf({ imageName: "python:3.14.7-slim-trixie" });
  const cases = sampled(casesOf(0.1), MODULES);
  const text = asciiJson([...cases, { files: { "wrong.py": "def" }, values: {} }]);
  const said = inOneContainer(image, "1000:1000", { "cases.json": text, "read.py": READ_BACK }, "python read.py");
  expect(said.replace(/\n$/, "").split("\n")).toEqual([expect.stringMatching(`^${cases.length} wrong.py`)]);
}, DEADLINE_MS);

test("a shell reads every word as it was written", async () => {
  const words = sampled(casesOf(0.5), HOSTILE).filter((text) => !isImpossible(text)).slice(0, 2000);
  const image = await imageOf({ imageName: "busybox:1.37.0" });
  const script = words.map((word) => `printf '%s\\0' ${shellJoin([word])}\n`).join("");
  const said = inOneContainer(image, "1000:1000", { "words.sh": script }, "sh words.sh | base64 -w 0");
  expect(Buffer.from(said, "base64").toString("utf8").split("\0").slice(0, -1)).toEqual(words);
}, DEADLINE_MS);

test("PostgreSQL reads settings as they were given", async () => {
  const engine = new Postgres();
  const image = await imageOf(engine);
  const texts = sampled(casesOf(0.1), HOSTILE).filter(isGiven).slice(0, 200);
  const lines = texts.map((text) => {
    const { command = [] } = new Postgres({ settings: { "fuzz.text": text } }).bind({
      memoryMiB: 512, cpus: 1, administratorPasswordFile: "/a", passwordFile: "/b", databaseName: "a", userName: "a", extensions: [], hostname: "h", waitSeconds: 1,
    }).container;
    return `${shellJoin(command)} -D /tmp/data -C fuzz.text | head -c -1 | base64 -w 0; echo\n`;
  });
  const said = inOneContainer(image, "999:999", { "ask.sh": lines.join("") }, "initdb --pgdata /tmp/data > /tmp/made 2>&1; sh ask.sh");
  expect(said.split("\n").slice(0, -1).map((line) => Buffer.from(line, "base64").toString("utf8"))).toEqual(texts);
}, DEADLINE_MS);

describeWithTerraform("Terraform", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "webstack-fuzz-"));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("reads every text as it was given", () => {
    // Terraform composes letters and accents.
    const texts = sampled(casesOf(0.5), HOSTILE).map((text) => text.normalize("NFC")).filter(isGiven);
    const outputs = Object.fromEntries([...texts.entries()].map(([index, text]) => [`t${index}`, { value: terraformText(text) }]));
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ output: outputs }));
    terraform(folder, "apply", "-auto-approve", "-input=false");
    const said = JSON.parse(terraform(folder, "output", "-json")) as { [name: string]: { value: string } };
    expect(texts.map((_, index) => said[`t${index}`].value)).toEqual(texts);
  }, DEADLINE_MS);

  test("takes the stacks", () => {
    let taken = 0;
    for (const plan of sampled(Math.max(8, casesOf(0.005)), plans())) {
      const stack = unlessRefused(() => build(plan));
      if (!stack) continue;
      unlessRefused(() => inFolder(stack, (its) => {
        terraform(its, "init", "-input=false");
        terraform(its, "validate");
        taken++;
      }));
    }
    expect(taken).toBeGreaterThan(0);
  }, DEADLINE_MS + 120_000);
});

function terraform(folder: string, ...args: string[]): string {
  const done = spawnSync("terraform", [...args, "-no-color"], {
    cwd: folder, encoding: "utf8", timeout: 300_000, maxBuffer: 256 * 1024 * 1024,
  });
  if (done.status !== 0) throw new TypeError(`terraform ${args[0]}: ${done.error?.message ?? (done.stdout + done.stderr).slice(0, 3000)}`);
  return done.stdout;
}

/** Whether the library hands it on: it refuses what no program can be given. */
function isGiven(text: string): boolean {
  return unlessRefused(() => new Postgres({ settings: { a: text } })) !== undefined && text.length < 2000;
}

/** JSON in ASCII, so that halves of surrogate pairs arrive. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
