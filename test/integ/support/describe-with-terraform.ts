import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Terraform } from "./terraform";

const STACK = { terraform: { required_providers: { docker: { source: "kreuzwerker/docker", version: "~> 3.0" } } } };

/** A group of tests that need Terraform with Docker's provider. Where they are missing it is skipped, and says why. */
export function describeWithTerraform(name: string, tests: () => void): void {
  const reason = missing();
  if (reason === undefined) {
    describe(name, tests);
  } else {
    console.warn(`SKIPPED: ${name}: ${reason}`);
    describe.skip(`${name} (skipped: ${reason})`, tests);
  }
}

function missing(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "webstack-init-"));
  try {
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify(STACK));
    return Terraform.missing(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
