import { type ApiType, type Callable, readAssembly, type TypeReference, type Value } from "./support/assembly";

const assembly = readAssembly();
const types = Object.values(assembly.types);
const named = types.map((type): [string, ApiType] => [type.name, type]);

/** Where `any` is meant, and why. */
const ANY = new Map([["DjangoProps.settings", "a Django setting is whatever Python says it is; the renderer refuses what it cannot write"]]);

test.each(named)("%s is documented, and so is everything in it", (_name, type) => {
  const parts = [type, ...(type.properties ?? []), ...(type.methods ?? []), ...(type.members ?? [])];
  expect(parts.filter(({ docs }) => !docs?.summary).map(({ name }) => name)).toEqual([]);
});

test.each(named)("%s says what becomes of everything that is left out", (_name, type) => {
  const optional = (type.properties ?? []).filter((property) => property.optional);
  const bad = optional.filter(({ docs }) => !docs?.default || docs.default.includes("undefined"));
  // A default is what the user gives; what an object gives is explained by its summary alone.
  const given = type.datatype || type.kind === "interface" ? bad : bad.filter(({ docs }) => docs?.default?.includes("undefined"));
  expect(given.map(({ name }) => name)).toEqual([]);
});

test.each(named)("%s exports no name that begins with an underscore", (_name, type) => {
  const parts = [type, ...(type.properties ?? []), ...(type.methods ?? [])];
  expect(parts.map(({ name }) => name ?? "").filter((name) => name.startsWith("_"))).toEqual([]);
});

test.each(named)("%s has neither unions nor 'any'", (_name, type) => {
  const loose = valuesOf(type).filter(([where, value]) => isLoose(value) && !ANY.has(where));
  expect(loose.map(([where]) => where)).toEqual([]);
});

test.each(named.filter(([, type]) => type.datatype))("%s is a struct that is not changed once given", (_name, type) => {
  expect((type.properties ?? []).filter((property) => !("immutable" in property)).map(({ name }) => name)).toEqual([]);
});

const constructs = named.filter(([, type]) => type.base === "constructs.Construct");
const engines = named.filter(([, type]) => type.kind === "class" && (type.interfaces ?? []).some((name) => name.endsWith("Engine")));

test("the four constructs and their engines are there", () => {
  expect(constructs.map(([name]) => name)).toEqual(expect.arrayContaining(["AppServer", "Database", "ReverseProxy", "WebFramework"]));
  expect(engines.map(([name]) => name)).toEqual(expect.arrayContaining(["Django", "Gunicorn", "Nginx", "Postgres"]));
});

test.each(constructs)("%s takes scope, id and its props, which may be left out if nothing in them is required", (name, type) => {
  const [scope, id, props, ...more] = type.initializer?.parameters ?? [];
  expect([scope?.type, id?.type, more]).toEqual([{ fqn: "constructs.Construct" }, { primitive: "string" }, []]);
  expectProps(name, props);
});

test.each(engines)("%s takes its props, which may be left out if nothing in them is required", (name, type) => {
  const [props, ...more] = type.initializer?.parameters ?? [];
  expect(more).toEqual([]);
  expectProps(name, props);
});

function expectProps(name: string, props: Value | undefined): void {
  const fqn = `cdktf-webstack.${name}Props`;
  expect(props?.type).toEqual({ fqn });
  expect(props?.optional ?? false).toBe(!allProperties(fqn).some((property) => !property.optional));
}

function allProperties(fqn: string): Value[] {
  const { properties = [], interfaces = [] } = assembly.types[fqn];
  return [...properties, ...interfaces.flatMap(allProperties)];
}

function valuesOf(type: ApiType): [string, TypeReference][] {
  const ofCallable = (callable: Callable): [string, TypeReference][] => [
    ...(callable.parameters ?? []).map((value): [string, TypeReference] => [`${type.name}.${callable.name}(${value.name})`, value.type]),
    ...(callable.returns ? [[`${type.name}.${callable.name}()`, callable.returns.type] as [string, TypeReference]] : []),
  ];
  return [
    ...(type.properties ?? []).map((value): [string, TypeReference] => [`${type.name}.${value.name}`, value.type]),
    ...(type.methods ?? []).flatMap(ofCallable),
    ...(type.initializer ? ofCallable({ name: "new", ...type.initializer }) : []),
  ];
}

function isLoose({ union, primitive, collection }: TypeReference): boolean {
  return union !== undefined || primitive === "any" || primitive === "json" || (collection !== undefined && isLoose(collection.elementtype));
}
