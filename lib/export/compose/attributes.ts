import type { Names } from "./names";
import type { Body, Resource } from "./stack-output";
import { templateParts } from "./terraform-template";

/** How a text may refer to others. */
export interface TextOptions {
  /** Whether ids become names. */
  readonly ids?: boolean;
  /** Whether the text is a name or a key, which Compose takes as it is. */
  readonly plain?: boolean;
}

const VARIABLE = /^var\.([A-Za-z_]\w*)$/;

/** Reads the settings of a resource, and complains about every one that it was not asked for: nothing gets lost unseen. */
export class Attributes {
  /** Addresses of the containers named in what was read. */
  public readonly mentioned: Set<string>;
  private readonly unread: Set<string>;

  public constructor(
    private readonly resource: Resource,
    private readonly names: Names,
    private readonly body: Body = resource.body,
    private readonly parent?: { readonly attributes: Attributes; readonly name: string },
  ) {
    this.mentioned = parent?.attributes.mentioned ?? new Set();
    this.unread = new Set(Object.keys(body).filter((name) => body[name] !== null && body[name] !== undefined));
  }

  /** The value as it stands, not asked whether it refers to anything. */
  public raw(name: string): unknown {
    this.unread.delete(name);
    return this.body[name] ?? undefined;
  }

  public text(name: string, options: TextOptions = {}): string | undefined {
    const value = this.raw(name);
    return value === undefined ? undefined : this.render(name, value, options);
  }

  public texts(name: string): string[] | undefined {
    return this.list(name)?.map((value) => this.render(name, value));
  }

  /** Text by key; nothing if there is none. */
  public map(name: string): { [key: string]: string } | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw this.error(name, "must be an object");
    const entries = Object.entries(value).map(([key, part]) => [this.render(name, key, { plain: true }), this.render(name, part)] as const);
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  }

  /** A number or flag, or the text of a variable that gives one. */
  public scalar(name: string): number | boolean | string | undefined {
    const value = this.raw(name);
    return value === undefined || typeof value === "number" || typeof value === "boolean" ? value : this.render(name, value);
  }

  /** A number that is reckoned with. */
  public number(name: string): number | undefined {
    const value = this.raw(name);
    if (value !== undefined && typeof value !== "number") throw this.error(name, `must be a number, got ${JSON.stringify(value)}`);
    return value;
  }

  /** Translates each block of that name. */
  public blocks<T>(name: string, translate: (block: Attributes) => T): T[] | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    return (Array.isArray(value) ? value : [value]).map((body: Body) => {
      const block = new Attributes(this.resource, this.names, body, { attributes: this, name });
      const translated = translate(block);
      block.finish();
      return translated;
    });
  }

  /** Takes note of settings that mean nothing to Compose. */
  public ignore(...names: string[]): void {
    names.forEach((name) => this.unread.delete(name));
  }

  /** Called when all has been read. */
  public finish(): void {
    const [name] = [...this.unread].sort();
    if (name !== undefined) throw this.error(name, "has no counterpart in a Compose file; leave it out, or deploy with Terraform");
  }

  public error(name: string, problem: string): Error {
    if (this.parent) return this.parent.attributes.error(`${this.parent.name}.${name}`, problem);
    return new Error(`at '${this.resource.path}': '${name}' of ${this.resource.address} ${problem}`);
  }

  /** Notes the dependency that an address stands for, if it is a container's. */
  public mention(address: string): void {
    if (address.startsWith("docker_container.")) this.mentioned.add(address);
  }

  private list(name: string): unknown[] | undefined {
    const value = this.raw(name);
    if (value !== undefined && !Array.isArray(value)) throw this.error(name, "must be a list");
    return value;
  }

  private render(name: string, value: unknown, options: TextOptions = {}): string {
    if (typeof value === "number" || typeof value === "boolean") return String(value);
    if (typeof value !== "string") throw this.error(name, `must hold text, got ${JSON.stringify(value)}`);
    const literal = (text: string): string => (options.plain ? text : text.replaceAll("$", "$$$$"));
    return templateParts(value)
      .map((part) => ("text" in part ? literal(part.text) : this.expression(name, part.expression, options)))
      .join("");
  }

  private expression(name: string, expression: string, { ids = false, plain = false }: TextOptions): string {
    const variable = VARIABLE.exec(expression)?.[1];
    if (variable !== undefined && !plain) return `\${${variable}:?}`;
    const reference = this.names.refer(expression, ids);
    if (reference === undefined) {
      throw this.error(name, `holds '${expression}', which a Compose file cannot say; it takes plain text, names of resources and, but for names, variables`);
    }
    this.mention(reference.resource.address);
    return reference.name;
  }
}
