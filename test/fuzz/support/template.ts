/** What a text says after Terraform read it as a template, with a mark where a value of Terraform stands. */
export interface Decoded {
  readonly text: string;
  readonly expressions: string[];
}

const MARK = "\ufffc";

/** Reads a template as Terraform does; throws where Terraform would. */
export function decode(template: string): Decoded {
  const expressions: string[] = [];
  let text = "";
  for (let at = 0; at < template.length; ) {
    if (template.startsWith("$${", at) || template.startsWith("%%{", at)) {
      text += template.slice(at + 1, at + 3);
      at += 3;
    } else if (template.startsWith('${"$"}', at)) {
      text += "$";
      at += 6;
    } else if (template.startsWith("${", at)) {
      const end = endOf(template, at + 2);
      expressions.push(template.slice(at + 2, end));
      text += MARK;
      at = end + 1;
    } else if (template.startsWith("%{", at)) {
      throw new Error(`a directive of Terraform in ${JSON.stringify(template.slice(Math.max(0, at - 40), at + 80))}`);
    } else {
      text += template[at++];
    }
  }
  return { text, expressions };
}

/** Place of the brace that ends an expression. */
function endOf(template: string, from: number): number {
  let depth = 1;
  for (let at = from; at < template.length; at++) {
    if (template[at] === '"') at = endOfString(template, at + 1);
    else if (template[at] === "{") depth++;
    else if (template[at] === "}" && --depth === 0) return at;
  }
  throw new Error(`an expression of Terraform without an end in ${JSON.stringify(template.slice(Math.max(0, from - 40), from + 80))}`);
}

function endOfString(template: string, from: number): number {
  for (let at = from; at < template.length; at++) {
    if (template[at] === "\\") at++;
    else if (template.startsWith("$${", at) || template.startsWith("%%{", at)) at += 2;
    else if (template.startsWith("${", at)) at = endOf(template, at + 2);
    else if (template[at] === '"') return at;
  }
  throw new Error("a string of Terraform without an end");
}

const NAME = "[a-z_]+[.][A-Za-z_][A-Za-z0-9_-]*";

/** The expressions of the library, and references to what it makes. */
const KNOWN = [
  new RegExp(`^(data[.])?${NAME}([.][a-z_]+)+$`),
  /^formatdate\("YYYYMMDDhhmmss", plantimestamp\(\)\)$/,
  new RegExp(`^${NAME}[.]output[.]format == "[A-Za-z0-9 .]+"$`),
  /^self[.]exit_code == 0 \? "exit 0" : "echo [^"$`;&|<>\n]* docker logs \$\{replace\(self[.]name, "[^"]*", "_"\)\}[^"$`;&|<>\n]* && exit \$\{self[.]exit_code\}"$/,
  /^(fileexists|sensitive)\(/,
];

/** Every text in a stack, as Terraform reads it. Throws when one holds an expression that is none of the library's. */
export function textsOf(value: unknown): string[] {
  if (typeof value === "string") {
    const { text, expressions } = decode(value);
    const strange = expressions.find((one) => !KNOWN.some((form) => form.test(one)));
    if (strange !== undefined) throw new Error(`an expression of Terraform that is none of ours: ${JSON.stringify(strange.slice(0, 200))}`);
    return [text];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => (name === "//" ? [] : [...(Array.isArray(value) ? [] : [name]), ...textsOf(part)]));
}
