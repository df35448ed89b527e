import type { Facts, StackFacts } from "./facts";

export interface Stacks {
  readonly [stack: string]: StackFacts;
}

/** Something that sites of the last release would lose, or wait for, at an upgrade. */
export interface Loss {
  /** What the changelog has to name. */
  readonly subject: string;
  readonly text: string;
}

/** What is new harms nobody, so only what was there is looked at. */
export function losses(before: Stacks, after: Stacks): Loss[] {
  return Object.entries(before).flatMap(([stack, { resources, volumes }]) => {
    const now: StackFacts = after[stack] ?? { resources: {}, volumes: [] };
    return [
      ...Object.entries(resources).flatMap(([address, facts]) => ofResource(`${stack}: ${address}`, address, facts, now.resources[address])),
      ...volumes.filter((volume) => !now.volumes.includes(volume)).map((volume) => ({
        subject: volume,
        text: `${stack}: the volume '${volume}' is mounted no more, so what is in it would be left behind`,
      })),
    ];
  });
}

function ofResource(where: string, address: string, before: Facts, after: Facts | undefined): Loss[] {
  const subject = before.server ?? address;
  if (after === undefined) return [{ subject, text: `${where} is gone` }];
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => text(before[name]) !== text(after[name]));
  return changed.map((name) => ({ subject, text: `${where}: '${name}' was ${text(before[name])}, is ${text(after[name])}` }));
}

/** As in the fixture, where what is undefined is not there. */
function text(value: unknown): string {
  return JSON.stringify(value, sortedKeys) ?? "nothing";
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
