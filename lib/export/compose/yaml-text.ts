import { Document, isMap, isScalar, isSeq, type Scalar, visit, type YAMLMap } from "yaml";

/** What every reader of YAML gives back unchanged when it stands there as it is. */
const PRINTABLE = /^[\t\n\x20-\x7e\u00a1-\u1fff\u2030-\u2fff\u3001-\ud7ff]*$/;

/** Of what is left the writer escapes no more than JSON asks for, Compose's reader refuses some of it. */
const UNWANTED = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** Readers disagree about a block that begins with a space or a tab. */
const PLAIN_BEGINNING = /^\n*[^\s]/;

/** Lists up to this length stand on one line. */
const SHORT_LIST = 100;

/** YAML for people: many lines are a block, short lists a line, and old readers take no text for a number or a date. */
export function yamlText(value: object, comment: string): string {
  const document = new Document(value, { compat: "yaml-1.1", aliasDuplicateObjects: false });
  document.commentBefore = comment;
  visit(document, {
    Scalar: (key, node) => {
      if (key !== "key" && typeof node.value === "string") node.type = style(node.value);
    },
    Seq: (_key, node) => {
      const words = node.items.map((item) => (isScalar<string>(item) && typeof item.value === "string" ? item.value : "\n"));
      node.flow = words.every((word) => !word.includes("\n")) && words.join("', '").length <= SHORT_LIST;
    },
  });
  if (isMap(document.contents)) space(document.contents);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).replace(UNWANTED, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function style(text: string): Scalar.Type | undefined {
  if (!PRINTABLE.test(text)) return "QUOTE_DOUBLE";
  if (!text.includes("\n")) return undefined;
  return PLAIN_BEGINNING.test(text) ? "BLOCK_LITERAL" : "QUOTE_DOUBLE";
}

/** An empty line before each section, and between the larger entries of one. */
function space(sections: YAMLMap): void {
  sections.items.forEach(({ key, value }, position) => {
    if (isScalar(key)) key.spaceBefore = position > 0;
    const entries = isMap(value) ? value.items : [];
    const large = entries.some((entry) => isMap(entry.value) && entry.value.items.some((part) => isMap(part.value) || isSeq(part.value)));
    entries.forEach((entry, index) => {
      if (isScalar(entry.key)) entry.key.spaceBefore = large && index > 0;
    });
  });
}
