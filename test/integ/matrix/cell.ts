import { Deployment } from "../support/deployment";
import { docker, named, sweep } from "../support/docker";
import type { Cell } from "./cells";
import { runChecks } from "./checks";
import { keepLogs } from "./logs";
import { type Released, releaseUnderLoad } from "./release";
import { defineSite, stackId } from "./site";
import { Visitor } from "./visitor";

const DEPLOY_SECONDS = 240;

/** What came of a cell. */
export interface Result extends Partial<Released> {
  readonly cell: Cell;
  /** All of it, from an empty engine to an empty engine. */
  readonly totalSeconds: number;
  /** Of the first deploy. */
  readonly deploySeconds?: number;
  /** What was wrong, if anything was. */
  readonly problem?: string;
}

/** Deploys a cell, looks at it, releases it under load and removes it. Never rejects. */
export async function runCell(cell: Cell): Promise<Result> {
  const begin = Date.now();
  const deployment = new Deployment();
  const seen: { deploySeconds?: number; released?: Released } = {};
  let problem: string | undefined;
  try {
    clean(cell);
    seen.deploySeconds = await deploy(deployment, cell, "1");
    const visitor = new Visitor(cell);
    await runChecks(visitor, cell);
    seen.released = await releaseUnderLoad(visitor, async () => ({ seconds: await deploy(deployment, cell, "2") }));
    await (await deployment.terraform(stackId(cell))).expectEmptyPlan();
  } catch (error) {
    problem = message(error);
    keepLogs(cell, problem);
  }
  const left = await remove(deployment, cell).catch(message);
  const { released, deploySeconds } = seen;
  return { cell, ...released, deploySeconds, totalSeconds: (Date.now() - begin) / 1000, problem: problem ?? left };
}

async function deploy(deployment: Deployment, cell: Cell, version: string): Promise<number> {
  deployment.synth({ [stackId(cell)]: (stack) => void defineSite(stack, cell, version) });
  const terraform = await deployment.terraform(stackId(cell));
  return (await terraform.deploy(DEPLOY_SECONDS)).seconds;
}

/** Removes all of a cell; says what `destroy` itself has left. */
async function remove(deployment: Deployment, cell: Cell): Promise<string | undefined> {
  const prefix = `${stackId(cell)}-`;
  try {
    await deployment.destroy(stackId(cell));
    const left = [...named("container", prefix), ...named("network", prefix)];
    return left.length === 0 ? undefined : `destroy has left ${left.join(", ")}`;
  } finally {
    clean(cell);
    deployment.dispose();
  }
}

/** Containers, networks, volumes and the names of images; what they are built of stays, for the next cell. */
function clean(cell: Cell): void {
  const prefix = `${stackId(cell)}-`;
  sweep(prefix);
  const images = docker("images", "--format", "{{.Repository}}:{{.Tag}}", "--filter", `reference=${prefix}*`).split("\n").filter(Boolean);
  if (images.length > 0) docker("rmi", "--no-prune", ...images);
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
