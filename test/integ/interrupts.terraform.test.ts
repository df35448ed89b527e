import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { DeployedShop } from "./support/deployed-shop";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { docker } from "./support/docker";
import { untilPrinted } from "./support/until-printed";

/** How, after which line of Terraform's, and how many seconds after it. */
const INTERRUPTIONS: [NodeJS.Signals, RegExp, number][] = [
  ["SIGINT", /docker_image[.]\S+: Creation complete/, 0],
  ["SIGKILL", /_Job-migrate\S*: Creating/, 0.5],
  ["SIGINT", /_Job-collectstatic\S*: Creating/, 0.5],
  ["SIGKILL", /_Replica\S*: Creating/, 0],
  ["SIGINT", /_Replica\S*: Creation complete/, 0],
  ["SIGKILL", /_Route\S*: Creating/, 0.5],
  ["SIGINT", /_Route\S*: Creating/, 2],
  ["SIGKILL", /_Replica\S* \(deposed object \S+\): Destroying/, 0.5],
];

describeWithTerraform("interrupted applies", () => {
  const shop = new DeployedShop("wsfailbreaks", 18_123);

  test("lose no request under load, and the next apply converges", async () => {
    const load = await shop.load({ thinkMs: 300 });
    for (const [index, [signal, line, seconds]] of INTERRUPTIONS.entries()) {
      shop.edit("catalog/static/catalog/shop.css", (text) => `${text}\n/* interrupted release ${index} */\n`);
      shop.synth();
      const { child, done } = shop.terraform.start();
      await untilPrinted(child, line, 120);
      await sleep(seconds * 1000);
      expect(child.exitCode).toBeNull();
      const plugins = children(child.pid);
      child.kill(signal);
      const { code } = await done;
      plugins.forEach(end);
      expect(code).toBe(signal === "SIGINT" ? 1 : null);
      const removed = await converge(shop);
      await shop.terraform.expectEmptyPlan();
      const { requests, failed } = load.progress();
      console.info(
        `${signal} ${seconds} s after ${String(line)}: failed so far ${failed} of ${requests}; ` +
          `removed because a fixed name was taken: ${removed}; unknown to the state: ${strangers(shop).join(" ") || "none"}`,
      );
    }
    await shop.expectNothingLost(load);
    // They hold volumes, so destroy would not get rid of those.
    strangers(shop).forEach((name) => docker("rm", "-f", name));
  });
});

/** Applies until it succeeds. A container with a fixed name that the state does not know is removed as the documentation says. */
async function converge(shop: DeployedShop): Promise<number> {
  for (let removed = 0; ; removed++) {
    const { code, output } = await shop.terraform.apply();
    if (code === 0) return removed;
    const taken = /The container name "\/([^"]+)" is already in use/.exec(output.replace(/\s*\n[│ ]*/g, " "))?.[1];
    if (taken === undefined || removed === 3) throw new Error(`the apply after an interruption failed (exit code ${code}):\n${output.slice(-4000)}`);
    console.info(`docker rm -f ${taken}`);
    docker("rm", "-f", taken);
  }
}

/** Containers of the stack that Terraform does not know: a killed apply could not write them down. */
function strangers(shop: DeployedShop): string[] {
  const state = readFileSync(shop.stateFile, "utf8");
  return docker("ps", "-a", "--no-trunc", "--filter", `label=webstack.stack=${shop.stackId}`, "--format", "{{.ID}} {{.Names}}")
    .split("\n")
    .filter((line) => !state.includes(line.split(" ")[0]))
    .map((line) => line.split(" ")[1]);
}

/** Terraform killed by SIGKILL leaves its providers running. */
function children(pid = 0): number[] {
  return spawnSync("pgrep", ["-P", String(pid)], { encoding: "utf8", timeout: 10_000 }).stdout.split("\n").filter(Boolean).map(Number);
}

function end(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
