import type { Command } from "commander";
import { age } from "../age";
import { agreed } from "../confirm";
import { Refusal } from "../failure";
import { servedContainers } from "../live";
import { engineOptions } from "../options";
import { note, print, printJson, printTable } from "../output";
import { refuseDuringDeploy } from "../prune/deploy-under-way";
import { unusedImages } from "../prune/images";
import { verdictOn } from "../prune/left-over";
import { unknownNetworks } from "../prune/networks";
import { findSite, type Site } from "../site";
import { anyState, type State } from "../state";

interface Options {
  readonly all?: boolean;
  readonly images?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

interface Removable {
  readonly kind: "container" | "network" | "image";
  readonly id: string;
  readonly name: string;
  readonly why: string;
}

/** `webstack prune`: lists, then removes, what carries the stack's labels and belongs to nothing any more. */
export function addPrune(program: Command): void {
  program
    .command("prune <stack-folder>")
    .description("list, then remove, containers and networks that an interrupted deploy left behind")
    .option("--all", "also what serves but is not in the state, as after the state was lost: the site is down until the next deploy")
    .option("--images", "also images built for releases that are no longer kept")
    .option("--yes", "remove without asking")
    .option("--json", "print JSON")
    .action(async (folder: string, options: Options, command: Command) => {
      const site = await findSite(folder, engineOptions(command));
      const state = await anyState(site.stack);
      checkState(site, state, options);
      const { removable, kept } = await lookFor(site, state, options);
      if (options.json) printJson({ removable, kept });
      else tell(site, removable, kept);
      if (removable.length === 0) return;
      if (!(options.yes || (await agreed(`Remove ${removable.length === 1 ? "it" : `these ${removable.length}`}? Data volumes stay.`)))) {
        if (!options.json) note("nothing was removed; --yes removes what is listed");
        return;
      }
      await refuseDuringDeploy(site.stack);
      await remove(site, removable);
      note(`removed ${removable.length}; no volume was touched`);
    });
}

/** Without its state everything of a stack looks left over. */
function checkState({ stack, containers }: Site, { from, objects }: State, { all }: Options): void {
  if (all || containers.length === 0 || objects.some(({ type }) => type === "docker_container")) return;
  throw new Refusal(
    `no container of '${stack.id}' is in the state (${from}), and ${containers.length} are on the engine; if the state was lost, ` +
      "'prune --all' removes them, and a deploy makes them anew with their data (the site is down in between); otherwise name the right folder",
  );
}

async function lookFor(site: Site, state: State, { all, images }: Options) {
  const { stack, engine, containers } = site;
  const served = (await servedContainers(engine, containers)) ?? new Set<string>();
  const removable: Removable[] = [];
  const kept: Removable[] = [];
  for (const container of containers) {
    const verdict = verdictOn(container, { state, served });
    if (verdict === "in the state") continue;
    const { id, name, status, created } = container;
    const why = `not in the state, ${status}, made ${age(created)} ago${verdict === "left over" ? "" : `; ${verdict}`}`;
    (all || verdict === "left over" ? removable : kept).push({ kind: "container", id, name, why });
  }
  const going = new Set(removable.map(({ name }) => name));
  for (const { id, name, members } of await unknownNetworks(engine, stack.label, state)) {
    const stays = members.filter((member) => !going.has(member));
    const why = stays.length === 0 ? "not in the state, used by nothing" : `not in the state, used by ${stays.join(", ")}`;
    (stays.length === 0 ? removable : kept).push({ kind: "network", id, name, why });
  }
  for (const name of images ? await unusedImages(site) : []) removable.push({ kind: "image", id: name, name, why: "of a release that is not kept" });
  return { removable, kept };
}

function tell({ stack }: Site, removable: readonly Removable[], kept: readonly Removable[]): void {
  if (removable.length === 0) print(`${stack.label}: nothing is left over`);
  else printTable(["KIND", "NAME", "WHY"], removable.map(({ kind, name, why }) => [kind, name, why]));
  if (kept.length === 0) return;
  note(`kept, though not in the state${removable.length === 0 ? "" : " either"}: ${kept.map(({ name }) => name).join(", ")}`);
  note("they serve or are at work");
}

async function remove({ engine }: Site, removable: readonly Removable[]): Promise<void> {
  // Containers first: a network that is in use cannot go.
  for (const { id } of removable.filter(({ kind }) => kind === "container")) await engine.docker(["rm", "--force", id], { deadlineSeconds: 120 });
  for (const { id } of removable.filter(({ kind }) => kind === "network")) await engine.docker(["network", "rm", id]);
  // Without force: what somebody else has taken up since stays.
  for (const { id } of removable.filter(({ kind }) => kind === "image")) await engine.docker(["image", "rm", id]);
}
