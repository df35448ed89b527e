/** Text in which `$` has nginx's own meaning; made by `expression` and `variable`. */
export interface NginxExpression {
  readonly expression: string;
}

/** One word of a directive. A plain string is literal text, so it cannot hold `$`. */
export type NginxArgument = string | number | NginxExpression;

/** One entry of a configuration: a directive (with a block or without), a comment, or raw text. */
export type NginxDirective =
  | {
      /** A directive's name; in blocks such as `map` and `types` the left-hand word, which may be any text. */
      readonly name: string | NginxExpression;
      readonly args?: readonly NginxArgument[];
      readonly block?: readonly NginxDirective[];
    }
  | { readonly comment: string }
  | { readonly raw: string };

const INDENT = "    ";
/** Characters that mean the same to nginx inside and outside quotes, wherever they stand in a word. */
const SAFE_WORD = /^[\w./:=+,@%*~^?&|()!<>$-]+$/;
const VARIABLE_NAME = /^[A-Za-z_]\w*$/;
/** Control characters and halves of surrogate pairs: neither can stand in a readable UTF-8 file. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;
const UNPRINTABLE_IN_TEXT = /(?![\n\t])[\p{Cc}\p{Cs}]/u;
/** A comment, a word in quotes, a bare word, or one character between them. */
const RAW_TOKEN = new RegExp(
  [
    /#[^\n]*/,
    /"(?:\\.|[^"\\])*"/,
    /'(?:\\.|[^'\\])*'/,
    /(?:\\.|\$\{|[^ \t\n;{}"'#\\])(?:\\.|\$\{|[^ \t\n;{\\])*/,
    /./,
  ].map((pattern) => pattern.source).join("|"),
  "gs",
);
/** nginx reads its configuration through a buffer of this size and refuses a longer word or comment. */
const MAX_WORD_BYTES = 4095;

/** A directive that ends in `;`. */
export function directive(name: string | NginxExpression, ...args: NginxArgument[]): NginxDirective {
  return { name, args };
}

/** A directive that holds others in braces. */
export function block(name: string, args: readonly NginxArgument[], body: readonly NginxDirective[]): NginxDirective {
  return { name, args, block: body };
}

/** A comment on lines of its own. */
export function comment(text: string): NginxDirective {
  return { comment: text };
}

/** The value of one nginx variable, written without its `$`: `variable("host")`. */
export function variable(name: string): NginxExpression {
  if (!VARIABLE_NAME.test(name)) {
    throw new Error(
      `the name of an nginx variable must consist of letters, digits and "_" and have no "$", got ${quoted(name)}`,
    );
  }
  return { expression: `$${name}` };
}

/** Text that mixes in variables, or a pattern with the end anchor: `expression("$host$request_uri")`. */
export function expression(text: string): NginxExpression {
  return { expression: text };
}

/** Configuration text taken as it is, but for its indentation; it must be complete directives. */
export function rawDirectives(text: string): NginxDirective {
  const raw = text.replaceAll("\r\n", "\n");
  scanRaw(raw);
  return { raw };
}

/** Names of the directives in raw text that stand in no block of it. */
export function outerDirectives(text: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let begins = true;
  for (const [token] of text.matchAll(RAW_TOKEN)) {
    if (/^(\s|#)/.test(token)) continue;
    if (begins && depth === 0 && !/^[;{}]/.test(token)) names.push(token.replace(/["'\\]/g, ""));
    if (token === "{") depth += 1;
    if (token === "}") depth -= 1;
    begins = /^[;{}]/.test(token);
  }
  return names;
}

/** The text of an nginx configuration file. */
export function renderNginxConf(directives: readonly NginxDirective[]): string {
  return renderLines(directives, "").map((line) => `${line}\n`).join("");
}

function renderLines(directives: readonly NginxDirective[], indent: string): string[] {
  return directives.flatMap((entry) => {
    if ("comment" in entry) return commentLines(entry.comment, indent);
    if ("raw" in entry) return rawLines(entry.raw, indent);
    const words = [entry.name, ...(entry.args ?? [])].map((word) => renderWord(word, entry.name));
    const head = indent + words.join(" ");
    if (!entry.block) return [`${head};`];
    return [`${head} {`, ...renderLines(entry.block, indent + INDENT), `${indent}}`];
  });
}

function renderWord(word: NginxArgument, name: string | NginxExpression): string {
  const where = () => `an argument of nginx directive ${quoted(typeof name === "string" ? name : name.expression)}`;
  const text = wordText(word, where);
  if (UNPRINTABLE.test(text)) {
    throw new Error(`${where()} must be one line without control characters, got ${quoted(text)}`);
  }
  const rendered = SAFE_WORD.test(text) ? text : `"${text.replace(/["\\]/g, "\\$&")}"`;
  checkLength(rendered, where);
  return rendered;
}

function checkLength(rendered: string, where: () => string): void {
  const bytes = Buffer.byteLength(rendered);
  if (bytes > MAX_WORD_BYTES) throw new Error(`${where()} must take at most ${MAX_WORD_BYTES} bytes, got ${bytes}`);
}

function wordText(word: NginxArgument, where: () => string): string {
  if (typeof word === "object") return word.expression;
  const text = String(word);
  if (typeof word === "number" && !/^-?\d+(\.\d+)?$/.test(text)) {
    throw new Error(`${where()} must be a number in plain decimal notation, got ${text}`);
  }
  if (text.includes("$")) {
    throw new Error(
      `${where()} must not contain "$", which nginx cannot escape, got ${quoted(text)}; ` +
        "use expression() if a variable or the end of a pattern is meant",
    );
  }
  return text;
}

function commentLines(text: string, indent: string): string[] {
  if (UNPRINTABLE_IN_TEXT.test(text)) {
    throw new Error(`an nginx comment must not contain control characters, got ${quoted(text)}`);
  }
  return text.split("\n").map((line) => {
    checkLength(`# ${line}`, () => "a line of an nginx comment");
    return `${indent}# ${line}`.trimEnd();
  });
}

function rawLines(raw: string, indent: string): string[] {
  const insideWords = scanRaw(raw);
  const lines = raw.split("\n").map((text, index) => {
    const fixed = insideWords.has(index);
    return { text, fixed, blank: !fixed && /^[ \t]*$/.test(text) };
  });
  while (lines[0]?.blank) lines.shift();
  while (lines.at(-1)?.blank) lines.pop();
  const movable = lines.filter((line) => !line.fixed && !line.blank);
  const margin = Math.min(...movable.map((line) => line.text.search(/[^ \t]/)));
  return lines.map((line) => {
    if (line.fixed) return line.text;
    return line.blank ? "" : indent + line.text.slice(margin);
  });
}

/** Reads as nginx does. Gives the numbers of lines that begin inside a word: indenting those would change it. */
function scanRaw(raw: string): Set<number> {
  const refuse = (rule: string): never => {
    throw new Error(`raw nginx directives must ${rule}, got ${quoted(raw)}`);
  };
  if (UNPRINTABLE_IN_TEXT.test(raw)) refuse("not contain control characters other than line feed and tab");
  const insideWords = new Set<number>();
  let depth = 0;
  let line = 0;
  let unfinished = false;
  for (const [token] of raw.matchAll(RAW_TOKEN)) {
    if (token === '"' || token === "'") refuse(`close every ${token}`);
    if (token === "{") depth += 1;
    if (token === "}") depth -= 1;
    if (depth < 0) refuse('not close a "{" they did not open');
    if (/^[;{}]/.test(token)) unfinished = false;
    else if (!/^[ \t\n#]/.test(token)) unfinished = true;
    if (token === "\n") line += 1;
    else for (let breaks = token.split("\n").length - 1; breaks > 0; breaks -= 1) insideWords.add((line += 1));
  }
  if (depth > 0) refuse('close every "{"');
  if (unfinished) refuse('end in ";" or "}"');
  return insideWords;
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}...` : text);
}
