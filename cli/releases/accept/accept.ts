import { isDeepStrictEqual } from "node:util";
import { Refusal } from "../../failure";
import type { Synthesized } from "../../synthesized";
import type { ReleaseRecord } from "../record";
import { DATA, RESOURCES } from "./docker-shapes";
import { ADDRESSES, asObject, FLAG, type Shape, type Surroundings, TEXT, VALUE } from "./kinds";
import { excerpt, NotAccepted } from "./not-accepted";

/** A record of which nothing is left but what the library writes. Only such a one reaches Terraform. */
export interface AcceptedRecord extends ReleaseRecord {
  readonly isAccepted: true;
}

type Body = Readonly<Record<string, unknown>>;

const OUTPUT: Shape = { value: VALUE, description: TEXT, sensitive: FLAG, depends_on: ADDRESSES };

/**
 * Makes a release's configuration anew from what its record says. The record lies on the Docker host, and Terraform would
 * evaluate it on this machine: what the library does not write is taken only where the present stack has the very same.
 */
export function acceptRecord(record: ReleaseRecord, present: Synthesized): AcceptedRecord {
  try {
    return { ...record, content: rebuilt(asObject(record.content, "record"), present as Body), isAccepted: true };
  } catch (error) {
    if (!(error instanceof NotAccepted)) throw error;
    throw new Refusal(
      `the release ${record.id} cannot be put back: '${error.attribute}' of ${error.resource ?? "its record"} ${error.why}; of a record, which comes from the ` +
        "Docker host, nothing is taken but what the library writes or the present stack has in the same place; deploy that release's commit instead",
    );
  }
}

function rebuilt(recorded: Body, present: Body): Synthesized {
  const surroundings = { known: addressesOf(recorded), hostPaths: hostPathsOf(present) };
  const made = Object.entries(recorded).filter(([name]) => name !== "//").map(([name, value]) => {
    const here = present[name] as Body | undefined;
    if (name === "resource") return [name, byType(value, "", RESOURCES, here, surroundings)];
    if (name === "data") return [name, byType(value, "data.", DATA, here, surroundings)];
    if (name === "output") return [name, byId(value, "output", OUTPUT, here, surroundings)];
    // Variables, locals, modules: what Terraform reads of them is the present stack's.
    for (const [id, block] of Object.entries(asObject(value, name))) {
      if (!isDeepStrictEqual(block, here?.[id])) throw new NotAccepted(`${name}.${id}`, `holds ${excerpt(block)}`);
    }
    return [name, value];
  });
  return Object.fromEntries(made) as Synthesized;
}

function byType(value: unknown, before: string, shapes: Readonly<Record<string, Shape>>, present: Body | undefined, surroundings: Surroundings): unknown {
  const made = Object.entries(asObject(value, before || "resource")).map(([type, bodies]) => {
    const shape = Object.hasOwn(shapes, type) ? shapes[type] : undefined;
    return [type, byId(bodies, before + type, shape, present?.[type] as Body | undefined, surroundings)];
  });
  return Object.fromEntries(made) as unknown;
}

function byId(value: unknown, type: string, shape: Shape | undefined, present: Body | undefined, surroundings: Surroundings): unknown {
  const made = Object.entries(asObject(value, type)).map(([id, body]) => {
    try {
      return [id, resource(id, body, shape, present?.[id] as Body | undefined, surroundings)];
    } catch (error) {
      throw error instanceof NotAccepted ? new NotAccepted(error.attribute, error.why, `${type}.${id}`) : error;
    }
  });
  return Object.fromEntries(made) as unknown;
}

function resource(id: string, body: unknown, shape: Shape | undefined, present: Body | undefined, surroundings: Surroundings): unknown {
  if (!/^[A-Za-z_][\w-]*$/.test(id)) throw new NotAccepted("name", `holds ${excerpt(id)}`);
  if (shape !== undefined) return attributes(asObject(body, "body"), shape, present, surroundings);
  if (!isDeepStrictEqual(body, present)) throw new NotAccepted("type", "is none that the library makes");
  return body;
}

function attributes(body: Body, shape: Shape, present: Body | undefined, surroundings: Surroundings): unknown {
  const made = Object.entries(body).map(([name, value]) => {
    // Terraform reads no comment; the path of the construct stands there.
    if (name === "//") return [name, commentOf(value)];
    const kind = Object.hasOwn(shape, name) ? shape[name] : undefined;
    try {
      if (kind === undefined) throw new NotAccepted(name, `holds ${excerpt(value)}`);
      return [name, value === null ? null : kind(value, name, surroundings)];
    } catch (error) {
      if (error instanceof NotAccepted && present !== undefined && isDeepStrictEqual(value, present[name])) return [name, value];
      throw error;
    }
  });
  return Object.fromEntries(made) as unknown;
}

function commentOf(value: unknown): unknown {
  const path = (value as { readonly metadata?: { readonly path?: unknown } } | null)?.metadata?.path;
  return typeof path === "string" ? { metadata: { path } } : {};
}

function addressesOf({ resource, data }: Body): ReadonlySet<string> {
  const of = (value: unknown, before: string): string[] =>
    Object.entries(asObject(value ?? {}, before ? "data" : "resource")).flatMap(([type, bodies]) => Object.keys(asObject(bodies, type)).map((id) => `${before}${type}.${id}`));
  return new Set([...of(resource, ""), ...of(data, "data.")]);
}

function hostPathsOf({ resource }: Body): ReadonlySet<string> {
  const containers = Object.values((resource as Synthesized["resource"])?.docker_container ?? {});
  return new Set(containers.flatMap(({ mounts = [] }) => mounts.filter(({ type }) => type === "bind").map(({ source }) => source)));
}
