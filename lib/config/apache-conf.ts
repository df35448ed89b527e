/** One word of a directive: literal text. */
export type ApacheArgument = string | number;

/** One entry of a configuration: a directive, a section that holds others, a comment, or raw text. */
export type ApacheDirective =
  | {
      readonly name: string;
      readonly args: readonly ApacheArgument[];
      /** What the section holds; a directive without is no section. */
      readonly section?: readonly ApacheDirective[];
    }
  | { readonly comment: string }
  | { readonly raw: string };

const INDENT = "    ";
const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;
/** Characters that mean the same to Apache inside and outside quotes, wherever they stand in a word. */
const SAFE_WORD = /^[\w./:=+,@%*^?&|()!-]+$/;
/** Control characters and halves of surrogate pairs: neither can stand in a readable UTF-8 file. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;
const UNPRINTABLE_IN_TEXT = /(?![\n\t])[\p{Cc}\p{Cs}]/u;
const SECTION_LINE = /^<(\/?)([A-Za-z][A-Za-z0-9_]*)/;

/** A directive on a line of its own. */
export function directive(name: string, ...args: ApacheArgument[]): ApacheDirective {
  return { name, args };
}

/** A section: `<Name arguments>` and `</Name>` around others. */
export function section(name: string, args: readonly ApacheArgument[], body: readonly ApacheDirective[]): ApacheDirective {
  return { name, args, section: body };
}

/** A comment on lines of its own. */
export function comment(text: string): ApacheDirective {
  return { comment: text };
}

/** Configuration text taken as it is, but for its indentation; it must be complete directives. */
export function rawDirectives(text: string): ApacheDirective {
  const raw = text.replaceAll("\r\n", "\n");
  checkRaw(raw);
  return { raw };
}

/** Text as a string inside an expression of Apache, such as in `<If>`. */
export function expressionString(text: string): string {
  if (text.includes("%{")) throw new Error(`a string in an expression of Apache must not contain "%{", which begins a variable, got ${quoted(text)}`);
  return `'${text.replace(/['\\]/g, "\\$&")}'`;
}

/** The text of a configuration file of Apache HTTP Server. */
export function renderApacheConf(directives: readonly ApacheDirective[]): string {
  return renderLines(directives, "").map((line) => `${line}\n`).join("");
}

function renderLines(directives: readonly ApacheDirective[], indent: string): string[] {
  return directives.flatMap((entry) => {
    if ("comment" in entry) return commentLines(entry.comment, indent);
    if ("raw" in entry) return rawLines(entry.raw, indent);
    if (!NAME.test(entry.name)) throw new Error(`the name of an Apache directive must consist of letters, digits and "_", got ${quoted(entry.name)}`);
    const words = [entry.name, ...entry.args.map((arg) => renderWord(arg, entry.name))].join(" ");
    if (entry.section === undefined) return [indent + words];
    return [`${indent}<${words}>`, ...renderLines(entry.section, indent + INDENT), `${indent}</${entry.name}>`];
  });
}

function renderWord(word: ApacheArgument, name: string): string {
  const where = `an argument of Apache directive ${quoted(name)}`;
  const text = String(word);
  if (typeof word === "number" && !/^-?\d+(\.\d+)?$/.test(text)) {
    throw new Error(`${where} must be a number in plain decimal notation, got ${text}`);
  }
  if (UNPRINTABLE.test(text)) throw new Error(`${where} must be one line without control characters, got ${quoted(text)}`);
  if (text.includes("${")) throw new Error(`${where} must not contain "\${", which Apache replaces and cannot escape, got ${quoted(text)}`);
  return SAFE_WORD.test(text) ? text : `"${text.replace(/["\\]/g, "\\$&")}"`;
}

function commentLines(text: string, indent: string): string[] {
  if (UNPRINTABLE_IN_TEXT.test(text)) throw new Error(`an Apache comment must not contain control characters, got ${quoted(text)}`);
  // A comment goes on in the next line, too, behind a backslash.
  if (/\\[ \t]*$/m.test(text)) throw new Error(`a line of an Apache comment must not end in a backslash, got ${quoted(text)}`);
  return text.split("\n").map((line) => `${indent}# ${line}`.trimEnd());
}

function rawLines(raw: string, indent: string): string[] {
  checkRaw(raw);
  const texts = raw.split("\n");
  const lines = texts.map((text, index) => {
    const fixed = index > 0 && goesOn(texts[index - 1]);
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

/** Reads as Apache does: sections have to nest, or the text would reach out of its place. */
function checkRaw(raw: string): void {
  const refuse = (rule: string): never => {
    throw new Error(`raw Apache directives must ${rule}, got ${quoted(raw)}`);
  };
  if (UNPRINTABLE_IN_TEXT.test(raw)) refuse("not contain control characters other than line feed and tab");
  if (goesOn(raw)) refuse("not end in a backslash");
  const open: string[] = [];
  for (const line of raw.replaceAll("\\\n", "").split("\n")) {
    const [, slash, name] = SECTION_LINE.exec(line.trim()) ?? [];
    if (name === undefined) continue;
    if (slash === "") open.push(name.toLowerCase());
    else if (open.pop() !== name.toLowerCase()) refuse(`not close a section they did not open, as </${name}> does`);
  }
  if (open.length > 0) refuse(`close every section they open, as <${open[0]}>`);
}

/** Whether the next line belongs to this one. */
function goesOn(line: string | undefined): boolean {
  return line?.endsWith("\\") ?? false;
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}...` : text);
}
