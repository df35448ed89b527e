import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { PROXY_PATH } from "../../../lib/rollout/route-script";
import { docker } from "../../integ/support/docker";
import type { Outcome } from "../../integ/support/terraform";
import { webstack } from "../../integ/support/webstack";
import type { FaultedShop } from "./faulted-shop";

const STARTED_AGAIN = 3;

/** Starts a deploy, kills Terraform and its provider by SIGKILL so many seconds later, and tells whether it was still at work. */
export async function killedDeploy(shop: FaultedShop, seconds: number): Promise<boolean> {
  const { child, done } = shop.terraform.start();
  await sleep(seconds * 1000);
  const isAtWork = child.exitCode === null;
  const plugins = descendants(child.pid ?? 0);
  child.kill("SIGKILL");
  await Promise.race([done, sleep(10_000)]);
  // Terraform killed so leaves its provider running.
  plugins.forEach(end);
  return isAtWork;
}

/**
 * Terraform empties a state file before it writes it anew, so a kill in between leaves none. What it kept of the state
 * before the deploy is put in its place, as the documentation says. Tells whether that was needed.
 */
export function mendState({ stateFile }: FaultedShop): boolean {
  try {
    JSON.parse(readFileSync(stateFile, "utf8"));
    return false;
  } catch {
    copyFileSync(`${stateFile}.backup`, stateFile);
    return true;
  }
}

/** Deploys again; where a container that the state does not know has a fixed name, `prune` takes it away first, as the documentation says. */
export async function deployAgain(shop: FaultedShop): Promise<{ readonly prunes: number }> {
  for (let prunes = 0; ; prunes++) {
    const { code, output } = await shop.terraform.apply();
    if (code === 0) return { prunes };
    if (prunes === STARTED_AGAIN || !/is already in use/.test(output)) throw new Error(`the deploy after a killed one failed:\n${messageOf({ output })}`);
    await prune(shop);
  }
}

/** What `npx webstack prune` removes, one line for each. */
export async function prune(shop: FaultedShop): Promise<string[]> {
  const { code, stdout, stderr } = await webstack(["prune", shop.output, "--yes"]);
  if (code !== 0) throw new Error(`webstack prune failed (exit code ${code}): ${stderr}`);
  return stdout.split("\n").filter((line) => /^(container|network) /.test(line));
}

/** Containers of the stack that Terraform's state does not know. */
export function strangers(shop: FaultedShop): string[] {
  const state = readFileSync(shop.stateFile, "utf8");
  return docker("ps", "-a", "--no-trunc", "--filter", `label=webstack.stack=${shop.stackId}`, "--format", "{{.ID}} {{.Names}}")
    .split("\n")
    .filter((line) => line !== "" && !state.includes(line.split(" ")[0]))
    .map((line) => line.split(" ")[1]);
}

/** Application containers that the proxy's present configuration names. */
export function routed(shop: FaultedShop): string[] {
  const servers = docker("exec", `${shop.stackId}-proxy`, "cat", `${PROXY_PATH}/current/servers`);
  return servers.split("\n").map((line) => line.split(":")[0]);
}

/** The errors that Terraform prints, without its frames. */
export function messageOf({ output }: Pick<Outcome, "output">): string {
  return output.slice(Math.max(0, output.indexOf("Error: "))).replace(/^[│╷╵] ?/gm, "").trim().slice(-3000);
}

function descendants(pid: number): number[] {
  const { stdout } = spawnSync("pgrep", ["-P", String(pid)], { encoding: "utf8", timeout: 10_000 });
  return stdout.split("\n").filter(Boolean).map(Number).flatMap((child) => [child, ...descendants(child)]);
}

function end(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
