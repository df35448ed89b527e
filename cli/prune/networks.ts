import type { Engine } from "../engine";
import { engineId, engineIds } from "../engine-words";
import type { State } from "../state";

/** A network that carries the stack's label. */
export interface StackNetwork {
  readonly id: string;
  readonly name: string;
  /** Names of the running containers in it. */
  readonly members: readonly string[];
}

/** The stack's networks that the state does not know. */
export async function unknownNetworks(engine: Engine, label: string, state: State): Promise<StackNetwork[]> {
  const ids = engineIds(await engine.docker(["network", "ls", "--quiet", "--no-trunc", "--filter", `label=webstack.stack=${label}`]));
  const unknown = ids.filter((id) => !state.objects.some((object) => object.id === id));
  if (unknown.length === 0) return [];
  const shown = JSON.parse(await engine.docker(["network", "inspect", ...unknown])) as Inspected[];
  return shown.map(({ Id, Name, Containers }) => ({ id: engineId(Id), name: Name, members: Object.values(Containers ?? {}).map(({ Name: name }) => name) }));
}

interface Inspected {
  readonly Id: string;
  readonly Name: string;
  readonly Containers: Readonly<Record<string, { readonly Name: string }>> | null;
}
