import type { Site } from "../site";
import { toolsImage } from "../tools-image";
import { conditions } from "./condition";
import { consumersOf, secretContainers } from "./consumers";
import { stackSecrets, withoutJob, type SecretKind } from "./stack-secret";
import { VolumeShell } from "./volume-shell";

/** A secret without its value. */
export interface ListedSecret {
  readonly name: string;
  readonly kind: SecretKind;
  readonly volume: string;
  readonly isThere: boolean;
  /** Time in ISO 8601. */
  readonly changed?: string;
  /** What became of the value before. */
  readonly previous?: "still valid" | "rotation interrupted";
  /** Constructs; those of other stacks behind the name of their stack: `web: AppServer`. */
  readonly usedBy: readonly string[];
}

/** The secrets of a stack as they are on its engine. */
export async function listSecrets({ stack, engine }: Site): Promise<ListedSecret[]> {
  const secrets = stackSecrets(stack);
  if (secrets.length === 0) return [];
  const found = await conditions(engine, new VolumeShell(engine, toolsImage(stack)), secrets);
  const containers = await secretContainers(engine);
  return secrets.map(({ name, kind, volume, usedBy }) => {
    const { isThere = false, changed, hasPrevious, isInterrupted } = found.get(name) ?? {};
    const others = consumersOf(volume, containers).filter((one) => one.stack !== stack.label).map((one) => `${one.stack}: ${withoutJob(one.construct)}`);
    return {
      name,
      kind,
      volume,
      isThere,
      changed: changed?.toISOString(),
      previous: hasPrevious ? "still valid" : isInterrupted ? "rotation interrupted" : undefined,
      usedBy: [...usedBy, ...new Set(others)],
    };
  });
}
