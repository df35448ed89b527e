type Reader = (text: string) => string[];

/** Lines of a configuration are indented like those around them. */
const DIRECTIVES = /[.]extra[A-Za-z]*Directives/;

/** In what a text is written down at its place, where it does not stand there as it is. */
const GRAMMARS: readonly (readonly [place: RegExp, read: Reader])[] = [
  [/^(DjangoProps[.]settings |ExternalDatabaseProps)/, inPython],
  [/[.]schemaCheck/, inJson],
  [DIRECTIVES, (text) => [withoutIndent(text)]],
  [/[.]extraDependencies/, (text) => [text.replaceAll("'\\''", "'")]],
];

/** The texts of a stack, and those written in them as the grammar of this place has it. */
export function readings(place: string, texts: readonly string[]): string[] {
  const grammars = GRAMMARS.filter(([where]) => where.test(place)).map(([, read]) => read);
  return [...texts, ...texts.flatMap((text) => grammars.flatMap((read) => read(text)))];
}

/** What a place makes of a text without harm: host names have no case, and to MySQL a hyphen in an option's name is an underscore. */
export function arrived(place: string, text: string): string {
  if (DIRECTIVES.test(place)) return withoutIndent(text);
  if (/^(MySql|MariaDb)Props[.]settings key/.test(place)) return text.replaceAll("-", "_");
  return /[.]serverNames/.test(place) ? text.toLowerCase() : text;
}

function withoutIndent(text: string): string {
  return text.split(/\r?\n/).map((line) => line.trimStart()).join("\n");
}

/** Patterns pick files, and ids are shortened to names: their texts need not stand anywhere. */
export function arrivesNowhere(place: string): boolean {
  return /[.]include|^id of /.test(place);
}

const ESCAPE = /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/gs;
const SHORT: { readonly [letter: string]: string } = { n: "\n", r: "\r", t: "\t", "\\": "\\", '"': '"' };

/** What Python makes of the strings in double quotes. */
function inPython(module: string): string[] {
  return [...module.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(([, written]) =>
    written.replace(ESCAPE, (_, two?: string, four?: string, eight?: string, letter?: string) =>
      letter === undefined ? String.fromCodePoint(parseInt(two ?? four ?? eight ?? "", 16)) : SHORT[letter]));
}

function inJson(text: string): string[] {
  return text.startsWith("[") && text.endsWith("]") ? (JSON.parse(text) as string[]) : [];
}
