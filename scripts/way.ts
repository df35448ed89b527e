import { existsSync, readFileSync } from "node:fs";
import { isInstalled, lastLines, run } from "../cli/process";
import { STACK, STACK_FOLDER } from "./shop";

/** By what the shop is deployed, and why not by the other. */
export interface Way {
  readonly name: "Terraform" | "Docker Compose";
  readonly why: string;
}

/** Terraform where it finds the provider, Compose otherwise; what is deployed already goes on the way it began. */
export async function chooseWay(): Promise<Way> {
  if (await isUpByCompose()) return { name: "Docker Compose", why: "the shop was brought up by it before" };
  if (!isInstalled("terraform")) return { name: "Docker Compose", why: "Terraform is not installed" };
  const init = await run("terraform", ["init", "-input=false", "-no-color"], { cwd: STACK_FOLDER, deadlineSeconds: 180 });
  if (init.code === 0) return { name: "Terraform", why: "it is installed and finds the Docker provider" };
  const reason = lastLines(init.stderr, 40).split("\n").find((line) => /could not|failed|unable|no available/i.test(line));
  const way = { name: "Docker Compose", why: `terraform init does not find the Docker provider (${reason?.trim() ?? "see terraform init"})` } as const;
  if (hasState()) throw new Error(`the shop was brought up by Terraform before, but ${way.why}; make the provider available again, then repeat`);
  return way;
}

/** Whether there is a state with something in it. */
export function hasState(): boolean {
  const file = `terraform.${STACK}.tfstate`;
  if (!existsSync(file)) return false;
  const { resources } = JSON.parse(readFileSync(file, "utf8")) as { resources?: unknown[] };
  return (resources ?? []).length > 0;
}

export async function isUpByCompose(): Promise<boolean> {
  // Both labels: another project may have the same name.
  const filters = [`label=com.docker.compose.project=${STACK}`, `label=webstack.stack=${STACK}`].flatMap((label) => ["--filter", label]);
  const listed = await run("docker", ["ps", "-aq", ...filters], { deadlineSeconds: 30 });
  return listed.stdout.trim() !== "";
}
