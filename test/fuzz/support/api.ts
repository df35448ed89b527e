import { readAssembly, type TypeReference, type Value } from "../../support/assembly";

const { types } = readAssembly();
const NAMESPACE = "cdktf-webstack.";

/** What somebody outside hands in: the properties of `Postgres`, not what an engine is told or answers. */
const HANDED_IN = /(Props|Options)$/;
const BETWEEN_US = /BindOptions$/;

/** One property of the library's, such as `version` of `PostgresProps`. */
export interface Prop {
  readonly struct: string;
  readonly prop: string;
  readonly optional: boolean;
  readonly type: TypeReference;
}

/** Properties of a struct, its parents' among them. */
export function propsOf(struct: string): Prop[] {
  const { properties = [], interfaces = [] } = types[NAMESPACE + struct];
  const own = properties.map(({ name, optional = false, type }) => ({ struct, prop: name, optional, type }));
  return [...interfaces.flatMap((parent) => propsOf(nameOf(parent)).map((one) => ({ ...one, struct }))), ...own];
}

/** Names of all structs that come from outside, those inside others included. */
export function structs(): string[] {
  const wanted = new Set<string>();
  const want = (name: string): void => {
    if (wanted.has(name)) return;
    wanted.add(name);
    for (const { type } of propsOf(name)) structsIn(type).forEach(want);
  };
  Object.values(types).filter(({ name, datatype }) => datatype && HANDED_IN.test(name) && !BETWEEN_US.test(name)).forEach(({ name }) => want(name));
  return [...wanted].sort();
}

function structsIn({ fqn, collection }: TypeReference): string[] {
  if (collection) return structsIn(collection.elementtype);
  return fqn !== undefined && types[fqn]?.datatype ? [nameOf(fqn)] : [];
}

/** Whether a property may hold text somewhere. */
export function holdsText({ primitive, collection }: TypeReference): boolean {
  return primitive === "string" || primitive === "any" || collection?.kind === "map" || (collection !== undefined && holdsText(collection.elementtype));
}

export function isStruct(fqn: string): boolean {
  return types[fqn]?.datatype === true;
}

/** Names of an enumeration's members. */
export function membersOf(fqn: string): string[] {
  return (types[fqn]?.members ?? []).map(({ name }) => name);
}

/** Classes that can stand where this interface is asked for, each with its struct of properties. */
export function enginesOf(fqn: string): { readonly name: string; readonly struct: string }[] {
  return Object.values(types).flatMap(({ name, interfaces = [], initializer }) => {
    const parameters = initializer?.parameters ?? [];
    return interfaces.includes(fqn) && parameters.length === 1 ? [{ name, struct: nameOf(parameters[0].type.fqn ?? "") }] : [];
  });
}

/** Functions of classes that take text: `Secret.fromHostFile` with its parameters. */
export function statics(): { readonly name: string; readonly parameters: readonly Value[] }[] {
  return Object.values(types).flatMap(({ name, kind, methods = [] }) =>
    kind !== "class" ? [] : methods.filter((method) => "static" in method && (method.parameters ?? []).some(({ type }) => type.primitive === "string"))
      .map((method) => ({ name: `${name}.${method.name}`, parameters: method.parameters ?? [] })));
}

export function nameOf(fqn: string): string {
  return fqn.slice(fqn.lastIndexOf(".") + 1);
}
