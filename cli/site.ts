import { type SiteContainer, containersWith } from "./containers";
import { Engine, type EngineOptions } from "./engine";
import { Refusal } from "./failure";
import { StackFolder } from "./stack-folder";
import { localState } from "./state";

/** A stack, the engine it is deployed to, and its containers there. */
export interface Site {
  readonly stack: StackFolder;
  readonly engine: Engine;
  readonly containers: readonly SiteContainer[];
}

/** A deployed stack; refuses one that was never deployed, and an engine that runs another stack of this name. */
export async function openSite(folder: string, options: EngineOptions): Promise<Site> {
  const site = await findSite(folder, options);
  if (site.containers.length === 0) {
    throw new Refusal(`'${site.stack.label}' is not deployed to ${site.engine.name}; deploy it, or name another engine with --host, --context or DOCKER_HOST`);
  }
  return site;
}

/** The same for commands that make sense before the first deploy. */
export async function findSite(folder: string, options: EngineOptions): Promise<Site> {
  const stack = StackFolder.read(folder);
  const engine = Engine.of(options, stack.provider);
  await engine.check();
  const containers = await containersWith(engine, `webstack.stack=${stack.label}`);
  checkEngine(stack, engine, containers);
  return { stack, engine, containers };
}

/** Two engines may each run a stack of one name; only one of them is what the state speaks of. */
function checkEngine(stack: StackFolder, engine: Engine, containers: readonly SiteContainer[]): void {
  const state = localState(stack);
  const known = new Set(state?.objects.filter(({ type }) => type === "docker_container").map(({ id }) => id));
  if (state === undefined || known.size === 0 || containers.length === 0) return;
  if (containers.some(({ id }) => known.has(id))) return;
  throw new Refusal(
    `the '${stack.label}' on ${engine.name} is not the one that ${state.from} speaks of: none of its containers is in that state; ` +
      "name the engine it was deployed to with --host, --context or DOCKER_HOST, or the folder of the other one",
  );
}
