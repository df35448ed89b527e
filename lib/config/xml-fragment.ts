import { hasBadReference } from "./xml-characters";

/** A comment, a tag, text between tags, or one character that belongs to none of them. */
const TOKEN = new RegExp(
  [
    /<!--(?:(?!--)[^])*-->/,
    /<(?<close>\/)?(?<name>[A-Za-z_][\w.-]*)(?<attributes>(?:[ \t\r\n]+[A-Za-z_][\w.-]*[ \t\r\n]*=[ \t\r\n]*(?:"[^"<]*"|'[^'<]*'))*)[ \t\r\n]*(?<empty>\/)?>/,
    /[^<]+/,
    /</,
  ].map((pattern) => pattern.source).join("|"),
  "g",
);
const BLANK = /^[ \t\r\n]*$/;
const ATTRIBUTE = /([A-Za-z_][\w.-]*)[ \t\r\n]*=/g;
const VALUE = /"[^"]*"|'[^']*'/g;
/** `&` stands only at the beginning of a reference. */
const LONE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);)/;
const MAX_QUOTED = 200;

/** Refuses text that is not a row of whole elements: no other text between them, no declarations. */
export function wellFormed(text: string): void {
  const refuse = (rule: string): never => {
    throw new Error(`raw XML must ${rule}, got ${JSON.stringify(text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}...` : text)}`);
  };
  const open: string[] = [];
  for (const { 0: token, groups = {} } of text.matchAll(TOKEN)) {
    const { name, close, attributes = "", empty } = groups as Partial<Record<string, string>>;
    if (token.startsWith("<!--")) continue;
    if (token === "<") refuse("be elements with quoted attributes");
    if (LONE_AMPERSAND.test(token) || hasBadReference(token)) refuse("write '&' as '&amp;'");
    if (name === undefined) {
      if (!BLANK.test(token)) refuse("have no text outside of its tags");
    } else if (close === undefined) {
      const names = [...attributes.replace(VALUE, "").matchAll(ATTRIBUTE)].map(([, attribute]) => attribute);
      if (new Set(names).size < names.length) refuse("give each attribute once");
      if (empty === undefined) open.push(name);
    } else if (open.pop() !== name || attributes !== "" || empty !== undefined) {
      refuse("close its elements in order");
    }
  }
  if (open.length > 0) refuse("close every element");
}
