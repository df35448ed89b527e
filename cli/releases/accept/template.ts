import { DOLLAR, STAMP } from "../../../lib/private/terraform-expressions";

/** A text of Terraform as it is read: literal text and expressions in turn. */
export type Part = { readonly literal: string } | { readonly expression: string };

/** Which resources there are, by Terraform's address. */
export type Addresses = ReadonlySet<string>;

const REFERENCE = /\$\{((?:data\.docker_network|docker_(?:container|image|network|volume))\.[A-Za-z_][\w-]*)(?:\.[a-z_0-9]+|\[\d+\])*\}/y;

const SIGNS = /(\$+|%+)(\{)?/y;
const PLAIN = /[^$%]+/y;

/**
 * Takes a text of Terraform apart; gives where it stopped when something stands there that is neither text nor a time
 * stamp nor a reference to a resource that exists. Functions, directives and conditions are such.
 */
export function parts(text: string, known: Addresses): readonly Part[] | { readonly stoppedAt: string } {
  const found: Part[] = [];
  let literal = "";
  let at = 0;
  while (at < text.length) {
    // As Terraform: two or more before a brace are text, the last of them an escape.
    const [, signs, brace] = readAt(SIGNS, text, at);
    if (signs === undefined) {
      const [plain = ""] = readAt(PLAIN, text, at);
      literal += plain;
      at += plain.length;
    } else if (brace === undefined) {
      literal += signs;
      at += signs.length;
    } else if (signs.length > 1) {
      literal += `${signs.slice(1)}{`;
      at += signs.length + 1;
    } else if (text.startsWith(DOLLAR, at)) {
      literal += "$";
      at += DOLLAR.length;
    } else {
      const expression = expressionAt(text, at, known);
      if (expression === undefined) return { stoppedAt: text.slice(at) };
      found.push({ literal }, { expression });
      literal = "";
      at += expression.length;
    }
  }
  return [...found, { literal }];
}

function readAt(expression: RegExp, text: string, at: number): readonly (string | undefined)[] {
  expression.lastIndex = at;
  return expression.exec(text) ?? [];
}

function expressionAt(text: string, at: number, known: Addresses): string | undefined {
  if (text.startsWith(STAMP, at)) return STAMP;
  const [reference, address] = readAt(REFERENCE, text, at);
  return address !== undefined && known.has(address) ? reference : undefined;
}

/** The text that Terraform reads as these parts. */
export function written(all: readonly Part[]): string {
  return all.map((part, index) => ("expression" in part ? part.expression : escaped(part.literal, index < all.length - 1))).join("");
}

function escaped(literal: string, standsBeforeExpression: boolean): string {
  const text = literal.replace(/[$%]\{/g, (found) => found[0] + found);
  return standsBeforeExpression ? text.replace(/\$+$/, (found) => DOLLAR.repeat(found.length)) : text;
}
