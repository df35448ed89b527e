import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Stacks } from "./compare";

const ROOT = join(__dirname, "../../..");
const FOLDER = join(ROOT, "test/fixtures/upgrade");

export interface Fixture {
  /** The release whose sites these are. */
  readonly version: string;
  readonly stacks: Stacks;
}

export function readFixture(): Fixture {
  const [file, ...more] = readdirSync(FOLDER);
  if (file === undefined || more.length > 0) throw new Error(`${FOLDER} must hold one file, named by the last release, got ${more.length + (file ? 1 : 0)}`);
  return { version: file.replace(/\.json$/, ""), stacks: JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as Stacks };
}

/** Puts what there is in the place of the last release, a resource a line. */
export function writeFixture(stacks: Stacks): void {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const lines = Object.entries(stacks).map(([id, { resources, volumes }]) => {
    const entries = Object.entries(resources).map(([address, facts]) => `      ${JSON.stringify(address)}: ${JSON.stringify(facts)}`);
    return `  ${JSON.stringify(id)}: {\n    "volumes": ${JSON.stringify(volumes)},\n    "resources": {\n${entries.join(",\n")}\n    }\n  }`;
  });
  writeFileSync(join(FOLDER, `${version}.json`), `{\n${lines.join(",\n")}\n}\n`);
}

export function readChangelog(): string {
  return readFileSync(join(ROOT, "CHANGELOG.md"), "utf8");
}
