import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** The parts of jsii's description of the package that the API guidelines speak of. */
export interface Assembly {
  readonly types: { readonly [name: string]: ApiType };
}

export interface Docs {
  readonly summary?: string;
  readonly default?: string;
}

export interface TypeReference {
  readonly fqn?: string;
  readonly primitive?: string;
  readonly union?: { readonly types: TypeReference[] };
  readonly collection?: { readonly kind: string; readonly elementtype: TypeReference };
}

export interface Value {
  readonly name: string;
  readonly optional?: boolean;
  readonly type: TypeReference;
  readonly docs?: Docs;
}

export interface Callable {
  readonly name?: string;
  readonly docs?: Docs;
  readonly parameters?: Value[];
  readonly returns?: { readonly type: TypeReference };
}

export interface ApiType {
  readonly name: string;
  readonly kind: "class" | "interface" | "enum";
  readonly base?: string;
  readonly datatype?: boolean;
  readonly interfaces?: string[];
  readonly docs?: Docs;
  readonly initializer?: Callable;
  readonly properties?: Value[];
  readonly methods?: Callable[];
  readonly members?: { readonly name: string; readonly docs?: Docs }[];
}

const ROOT = join(__dirname, "../..");

/** What the last build wrote. A build of older sources would let a test of the API pass or fail for nothing. */
export function readAssembly(): Assembly {
  const file = join(ROOT, ".jsii");
  if (!existsSync(file) || statSync(file).mtimeMs < newestSource()) {
    throw new Error("the package's description '.jsii' is missing or older than lib/; run 'npm run build' first");
  }
  return JSON.parse(readFileSync(file, "utf8")) as Assembly;
}

function newestSource(): number {
  const sources = readdirSync(join(ROOT, "lib"), { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  return Math.max(...sources.map((file) => statSync(join(ROOT, "lib", file)).mtimeMs));
}
