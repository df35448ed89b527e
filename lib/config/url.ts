/**
 * Text as it may stand in any part of a URL, such as user name and password: all but RFC 3986's unreserved
 * characters becomes `%XX`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-2.3
 * @throws if the text holds half of a surrogate pair. The message does not repeat the text: it may be a password.
 */
export function percentEncode(text: string): string {
  if (/\p{Cs}/u.test(text)) {
    throw new Error("text for a URL must not contain an unpaired surrogate");
  }
  // encodeURIComponent leaves these five reserved characters alone.
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${hex(character)}`);
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase();
}
