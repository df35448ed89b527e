/** A value as it stands in a text that does not hold it plainly. */
export function encodings(value: string): string[] {
  const bytes = Buffer.from(value);
  const hex = bytes.toString("hex");
  const percent = hex.replace(/../g, "%$&");
  const inJson = JSON.stringify(value).slice(1, -1);
  const forms = [value, inJson, hex, hex.toUpperCase(), percent, percent.toUpperCase(), encodeURIComponent(value), ...base64(bytes)];
  return [...new Set(forms)];
}

/** Base64 of a value inside something longer: by where it begins there are three, and their ends depend on what is around. */
function base64(bytes: Buffer): string[] {
  const forms = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64").replace(/=+$/, "");
    const clean = text.slice(before === 0 ? 0 : before + 1);
    return (bytes.length + before) % 3 === 0 ? clean : clean.slice(0, -1);
  });
  return forms.flatMap((form) => [form, form.replaceAll("+", "-").replaceAll("/", "_")]);
}
