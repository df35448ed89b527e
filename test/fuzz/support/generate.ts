import fc from "fast-check";
import * as library from "../../../lib";
import type { TypeReference } from "../../support/assembly";
import { enginesOf, isStruct, membersOf, nameOf, type Prop, propsOf } from "./api";
import { SENSIBLE } from "./sensible";
import { HOSTILE, TAME } from "./texts";
import { Call, type Props } from "./tree";

/** What the library's parts are joined by; a plan joins them. */
const JOINTS = new Set(["IDatabase", "WebFramework", "IUpstream"]);

const NUMBERS = [0, -0, -1, 1, 1.5, 0.001, 5e-324, 2 ** 31, 65_536, 1e21, Number.MAX_SAFE_INTEGER, Number.NaN, Infinity, -1.8881545897087503e289];

const SECRET = fc.constantFrom(
  new Call("Secret.generated"), new Call("Secret.named", ["stripe-key"]), new Call("Secret.fromHostFile", ["/etc/a key"]),
  new Call("Secret.fromVolume", ["keys", "value"]), new Call("Secret.unsafePlainText", ["it's ${a} \"secret\"\n"]),
);
const IMAGE = fc.constantFrom(new Call("ContainerImage.fromRegistry", ["registry.example.com:5000/shop:1.4"]), new Call("ContainerImage.fromRegistry", ["shop:2"]));

/** Data for a struct: properties that may be left out are there half of the time, and now and then one is wild. */
export function structOf(name: string, wild = 0): fc.Arbitrary<Props> {
  const props = propsOf(name).filter(({ type }) => !JOINTS.has(nameOf(type.fqn ?? "")));
  const required = props.filter(({ optional }) => !optional).map(({ prop }) => prop);
  return fc
    .record(Object.fromEntries(props.map((one) => [one.prop, valueOf(one, wild)])), { requiredKeys: required })
    .map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)));
}

function valueOf(one: Prop, wild: number): fc.Arbitrary<unknown> {
  const known = SENSIBLE[`${one.struct}.${one.prop}`] ?? SENSIBLE[one.prop];
  const usual = known ?? ofType(one.type, wild, one.prop);
  const strange = wilder(one.type);
  return wild === 0 || strange === undefined ? usual : fc.oneof({ weight: 100 - wild, arbitrary: usual }, { weight: wild, arbitrary: strange });
}

function ofType({ primitive, fqn = "", collection }: TypeReference, wild: number, prop = ""): fc.Arbitrary<unknown> {
  if (primitive === "string") return TAME;
  if (primitive === "number") return numberFor(prop);
  if (primitive === "boolean") return fc.boolean();
  if (collection?.kind === "array") return fc.array(ofType(collection.elementtype, wild), { maxLength: 3 });
  if (collection?.kind === "map") return fc.dictionary(fc.stringMatching(/^[a-z]{3,8}$/), ofType(collection.elementtype, wild), { maxKeys: 3 });
  if (isStruct(fqn)) return structOf(nameOf(fqn), wild);
  const members = membersOf(fqn);
  if (members.length > 0) return fc.constantFrom(...members.map((member) => memberOf(nameOf(fqn), member)));
  if (nameOf(fqn) === "Secret") return SECRET;
  if (nameOf(fqn) === "ContainerImage") return IMAGE;
  if (nameOf(fqn) === "Tls") return tls();
  return engine(fqn, wild);
}

export function tls(): fc.Arbitrary<Call> {
  return fc.oneof(fc.constant(new Call("Tls.none")), structOf("TerminatedElsewhereProps").map((props) => new Call("Tls.terminatedElsewhere", [props])));
}

/** Any engine of the library for this interface. */
export function engine(fqn: string, wild = 0): fc.Arbitrary<Call> {
  const engines = enginesOf(fqn);
  if (engines.length === 0) throw new Error(`nothing can be made for the type '${fqn}'`);
  return fc.oneof(...engines.map(({ name, struct }) => structOf(struct, wild).map((props) => new Call(name, [props]))));
}

function numberFor(prop: string): fc.Arbitrary<number> {
  if (/port$/i.test(prop)) return fc.integer({ min: 1024, max: 65_535 });
  if (/Seconds$/.test(prop)) return fc.integer({ min: 2, max: 900 });
  return fc.integer({ min: 4, max: 200 });
}

function wilder({ primitive, collection }: TypeReference): fc.Arbitrary<unknown> | undefined {
  if (primitive === "string") return HOSTILE;
  if (primitive === "number") return fc.constantFrom(...NUMBERS);
  if (collection?.elementtype.primitive !== "string") return undefined;
  return collection.kind === "array" ? fc.array(HOSTILE, { maxLength: 2 }) : fc.dictionary(HOSTILE, HOSTILE, { maxKeys: 2 });
}

function memberOf(enumeration: string, member: string): unknown {
  return (library as unknown as Record<string, Record<string, unknown>>)[enumeration][member];
}
