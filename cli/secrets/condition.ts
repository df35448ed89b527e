import type { Engine } from "../engine";
import type { StackSecret } from "./stack-secret";
import type { VolumeShell } from "./volume-shell";

/** What is on the engine of a secret. */
export interface Condition {
  readonly isThere: boolean;
  /** When the present value became it, in whole seconds of the engine's clock. */
  readonly changed?: Date;
  /** Whether the value before the last rotation is still there. */
  readonly hasPrevious: boolean;
  /** Whether a rotation was begun and not ended. */
  readonly isInterrupted: boolean;
}

const ABSENT: Condition = { isThere: false, hasPrevious: false, isInterrupted: false };

const LOOK = `
for folder in /secrets/*; do
  changed=- previous= next=
  [ ! -s $folder/value ] || changed=$(stat -c %Y $folder/value)
  [ ! -f $folder/previous ] && [ ! -d $folder/.rotated ] || previous=yes
  [ ! -f $folder/next ] || next=yes
  echo "$(basename $folder) $changed $previous,$next"
done
`;

/** Looks at secrets without reading one. A volume that is not there is not made by that. */
export async function conditions(engine: Engine, shell: VolumeShell, secrets: readonly StackSecret[]): Promise<Map<string, Condition>> {
  const found = new Map(secrets.map(({ name }) => [name, ABSENT]));
  const volumes = new Set((await engine.docker(["volume", "ls", "--format", "{{.Name}}"])).split("\n"));
  const there = secrets.filter(({ volume }) => volumes.has(volume));
  if (there.length === 0) return found;
  const mounted = Object.fromEntries(there.map(({ volume }, index) => [`/secrets/${index}`, volume]));
  for (const line of (await shell.run({ volumes: mounted, script: LOOK, readOnly: true })).split("\n")) {
    const [index, changed, left] = line.split(" ");
    const [previous, next] = left.split(",");
    found.set(there[Number(index)].name, {
      isThere: changed !== "-",
      changed: changed === "-" ? undefined : new Date(Number(changed) * 1000),
      hasPrevious: previous === "yes",
      isInterrupted: next === "yes",
    });
  }
  return found;
}

/** The same of one. */
export async function conditionOf(engine: Engine, shell: VolumeShell, secret: StackSecret): Promise<Condition> {
  return (await conditions(engine, shell, [secret])).get(secret.name) ?? ABSENT;
}
