import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Image } from "@cdktf/provider-docker/lib/image";
import type { ContextFolder } from "./context-folder";
import { shown, TEXT } from "./kinds";
import { ARGUMENT_BYTES, checkLength, NAME_CHARACTERS } from "./lengths";

/** Where an image comes from, as plain data. */
export type ImageSource = RegistrySource | BuildSource;

export interface RegistrySource {
  readonly kind: "registry";
  readonly name: string;
  /** What puts it on the engine, if the app does. */
  readonly madeBy?: Image;
}

export interface BuildSource {
  readonly kind: "build";
  /** What the build is to see. */
  readonly context: ContextFolder;
  /** Path of the Dockerfile inside the context. */
  readonly dockerfile: string;
  readonly buildArgs: { readonly [name: string]: string };
  readonly target?: string;
  /** SHA-256 in hex over the context, the Dockerfile, the build arguments and the target. */
  readonly hash: string;
  /** What a user should know of the folder it is built from. */
  readonly warnings?: readonly string[];
}

/** Puts a build together; its hash depends on nothing that differs between machines. */
export function buildSource(
  context: ContextFolder,
  settings: Omit<BuildSource, "kind" | "context" | "hash" | "warnings">,
): BuildSource {
  const buildArgs = Object.entries(settings.buildArgs).sort(([a], [b]) => (a < b ? -1 : 1));
  const facts = [context.hash, settings.dockerfile, buildArgs, settings.target ?? null];
  const hash = createHash("sha256").update(JSON.stringify(facts)).digest("hex");
  return { kind: "build", context, ...settings, buildArgs: Object.fromEntries(buildArgs), hash };
}

/** Absolute path of a folder that must exist. */
export function existingFolder(path: string): string {
  if (typeof path !== "string" || path === "" || path.includes("\0")) {
    throw new Error(`'path' must name a folder, got ${shown(path)}`);
  }
  const folder = resolve(path);
  if (!existsSync(folder)) {
    throw new Error(`'path' must name a folder that exists, got "${path}", which is "${folder}" from here`);
  }
  if (!statSync(folder).isDirectory()) {
    throw new Error(`'path' must name a folder, got the file "${folder}"`);
  }
  return folder;
}

/** A copy of build arguments with names that a Dockerfile can hold. */
export function checkedBuildArgs(buildArgs: { readonly [name: string]: string } = {}): { [name: string]: string } {
  for (const [name, value] of Object.entries(buildArgs)) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      throw new Error(`'buildArgs' must have names of letters, digits and '_', got ${JSON.stringify(name)}`);
    }
    checkLength("a name in 'buildArgs'", name, NAME_CHARACTERS);
    if (typeof value !== "string" || value.includes("\0")) {
      throw new Error(`'buildArgs.${name}' must be a text, got ${shown(value)}`);
    }
    TEXT(value, `buildArgs.${name}`, "");
    checkLength(`'buildArgs.${name}'`, `${name}=${value}`, ARGUMENT_BYTES, "its name and '=' included");
  }
  return { ...buildArgs };
}

/** No path of Linux is longer. */
const LONGEST_PATTERN = 4096;

/** A copy of patterns that name something. */
export function checkedInclude(include: readonly string[] = []): string[] {
  for (const pattern of include) {
    if (typeof pattern !== "string" || pattern.trim() === "" || pattern.startsWith("!") || pattern.startsWith("#")) {
      throw new Error(`'include' must hold patterns such as "certs/ca.pem", got ${shown(pattern)}`);
    }
    if (pattern.length > LONGEST_PATTERN) throw new Error(`'include' must hold patterns of at most ${LONGEST_PATTERN} characters, got one of ${pattern.length}`);
  }
  return [...include];
}
