/** What a terminal would obey instead of showing it: control characters, but for tab and newline, and changes of direction. */
const OBEYED = /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu;
const COLOUR = /(\u001b\[[\d;:]*m)/;

/** A text in which everything can be seen. Names, labels and messages come from the engine, lines of logs from visitors. */
export function visible(text: string): string {
  return text.replace(OBEYED, escaped);
}

/** The same in one line. */
export function visibleLine(text: string): string {
  return visible(text).replace(/[\n\t]/g, escaped);
}

/** The same but for colours. */
export function visibleInColour(text: string): string {
  return text.split(COLOUR).map((part, index) => (index % 2 === 1 ? part : visible(part))).join("");
}

/** JSON as a text that reads the same for programs. */
export function visibleJson(value: unknown, space?: number): string {
  return visible(JSON.stringify(value, undefined, space));
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
