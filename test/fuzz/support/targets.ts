import fc from "fast-check";
import type { TypeReference } from "../../support/assembly";
import { holdsText, isStruct, type Prop, propsOf, statics, structs } from "./api";
import { ARGUMENTS, PLACES } from "./places";
import type { Plan } from "./plan";

/** One place where somebody hands in a value, and the stack that has it there. */
export interface Target {
  readonly name: string;
  /** Around a value, what the property takes: a list or a map with it. */
  readonly plan: (value: unknown) => Plan;
}

type Shape = readonly [suffix: string, around: (value: unknown) => unknown];

/** Every place for text, in lists and as keys of maps too. */
export function textTargets(): Target[] {
  return [...allProps().filter(({ type }) => holdsText(type)).flatMap((prop) => targetsOf(prop, textShapes(prop.type))), ...argumentTargets()];
}

/** Every place for anything, with what stands around it left out as well. */
export function valueTargets(): Target[] {
  const whole: Shape = ["", (value) => value];
  return [
    ...allProps().flatMap((prop) => targetsOf(prop, [whole, ...(prop.type.collection ? collectionShapes(prop.type).filter(([suffix]) => suffix !== " key") : [])])),
    // Ids are handed to constructs itself, which has words of its own for what is no text.
    ...argumentTargets().filter(({ name }) => !name.startsWith("id of ")),
  ];
}

/** Structs and functions that no stack of ours has in it yet. */
export function unplaced(): string[] {
  const functions = statics().flatMap(({ name, parameters }) =>
    parameters.filter(({ type }) => type.primitive === "string").map((parameter) => `${name} ${parameter.name}`));
  const known = [...Object.keys(ARGUMENTS), ...OF_FINISHED_STACKS, "Secret.groupOf volume"];
  return [...structs().filter((struct) => !(struct in PLACES)), ...functions.filter((name) => !known.includes(name))];
}

/** Folders that hold a stack that is synthesized already. */
export const OF_FINISHED_STACKS = ["ComposeFile.dataVolumes folder", "ComposeFile.fromOutput folder", "ComposeFile.write folder", "ComposeFile.write file"];

export function anyOf(targets: readonly Target[]): fc.Arbitrary<Target> {
  return fc.constantFrom(...targets.map((target) => ({ ...target, [fc.toStringMethod]: () => target.name })));
}

function allProps(): Prop[] {
  return structs().filter((struct) => struct in PLACES).flatMap(propsOf);
}

function targetsOf({ struct, prop }: Prop, shapes: readonly Shape[]): Target[] {
  return shapes.map(([suffix, around]) => ({ name: `${struct}.${prop}${suffix}`, plan: (value) => PLACES[struct]({ [prop]: around(value) }) }));
}

function argumentTargets(): Target[] {
  return Object.entries(ARGUMENTS).map(([name, plan]) => ({ name, plan }));
}

function textShapes(type: TypeReference): Shape[] {
  if (!type.collection) return [["", (text) => text]];
  return collectionShapes(type).filter(([suffix]) => suffix === " key" || holdsText(type.collection!.elementtype));
}

function collectionShapes({ collection }: TypeReference): Shape[] {
  if (collection?.kind === "array") {
    return isStruct(collection.elementtype.fqn ?? "") ? [] : [["[0]", (value) => [value]], ["[1]", (value) => ["a", value]]];
  }
  // A name a map may have, and one of an own property whatever it is.
  return [[" value", (value) => ({ NAME_1: value })], [" key", (name) => Object.fromEntries([[String(name), "1"]])]];
}
