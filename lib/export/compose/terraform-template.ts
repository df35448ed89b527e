/** A piece of a text as Terraform reads it: text that stands for itself, or an expression. */
export type Part = { readonly text: string } | { readonly expression: string };

const QUOTED = /"(?:[^"\\]|\\.)*"/;

/** Escaped openings (all but the first of several signs stay), and templates up to their end as far as it is plain. */
const SPECIAL = new RegExp(String.raw`(?<escaped>\${2,}\{|%{2,}\{)|[$%]\{(?:${QUOTED.source}|[^"}])*\}?`, "gs");

/** A quoted string whose escapes JSON knows too. */
const STRING = /^"(?:[^"\\\n]|\\["\\nrt]|\\u[0-9a-fA-F]{4})*"$/;

/** Takes Terraform's escapes off a text and finds its expressions. */
export function templateParts(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(SPECIAL)) {
    const [all] = match;
    parts.push({ text: text.slice(end, match.index) });
    parts.push(...(match.groups?.escaped ? [{ text: all.slice(1) }] : expression(all)));
    end = match.index + all.length;
  }
  parts.push({ text: text.slice(end) });
  return parts.filter((part) => !("text" in part) || part.text !== "");
}

function expression(template: string): Part[] {
  if (template.startsWith("%") || !template.endsWith("}")) return [{ expression: template }];
  const inner = template.slice(2, -1).trim();
  return STRING.test(inner) ? templateParts(JSON.parse(inner) as string) : [{ expression: inner }];
}
