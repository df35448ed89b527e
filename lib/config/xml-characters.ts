/** What no XML document can hold, not even escaped: https://www.w3.org/TR/xml/#charsets */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const REFERENCE = /&#(?:([0-9]+)|x([0-9a-fA-F]+));/g;
const LAST_CHARACTER = 0x10ffff;

/** @param where names the text in the error */
export function refuseCharacters(text: string, where: string): void {
  if (NOT_XML.test(text)) throw new Error(`${where} must not contain control characters or halves of characters, got ${JSON.stringify(text)}`);
}

/** Whether a text refers by number to a character that XML has no place for. */
export function hasBadReference(text: string): boolean {
  return [...text.matchAll(REFERENCE)].some(([, decimal, hexadecimal]) => {
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code > LAST_CHARACTER || NOT_XML.test(String.fromCodePoint(code));
  });
}
