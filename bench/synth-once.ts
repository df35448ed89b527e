import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { DockerProvider } from "@cdktf/provider-docker/lib/provider";
import { App, TerraformStack } from "cdktf";
import { byHand, type Resources, withoutPaths } from "./by-hand";
import { sites } from "./sites";

/** One synth, in a process of its own: the memory of an earlier one is never given back. */
export interface SynthCost {
  readonly seconds: number;
  readonly peakMiB: number;
  readonly resources: number;
}

const [way, count, file] = process.argv.slice(2);
const given = way === "hand" ? (JSON.parse(readFileSync(file, "utf8")) as Resources) : undefined;
const outdir = mkdtempSync(join(tmpdir(), "webstack-bench-"));
const peakBefore = peakMiB();
const begin = process.cpuUsage();
// Validations stay out of what is made by hand: there, cdktf starts Terraform to ask for its version.
const app = new App({ outdir, skipValidation: given !== undefined });
const stack = new TerraformStack(app, "bench");
new DockerProvider(stack, "Docker");
if (given) byHand(stack, given);
else sites(stack, Number(count));
app.synth();
const { user, system } = process.cpuUsage(begin);
const peak = peakMiB();
const { resource } = JSON.parse(readFileSync(join(outdir, "stacks/bench/cdk.tf.json"), "utf8")) as { resource: Resources };
rmSync(outdir, { recursive: true });
if (given && !isDeepStrictEqual(withoutPaths(resource), withoutPaths(given))) throw new Error("the two ways gave different resources");
if (!given) writeFileSync(file, JSON.stringify(resource));
const resources = Object.values(resource).reduce((sum, byId) => sum + Object.keys(byId).length, 0);
const cost: SynthCost = { seconds: (user + system) / 1e6, peakMiB: peak - peakBefore, resources };
console.log(JSON.stringify(cost));

function peakMiB(): number {
  return process.resourceUsage().maxRSS / 1024;
}
