import { Refusal } from "../failure";

/** An environment variable of Linux, its name included, ends at 128 KiB. */
const LIMIT = { bytes: 64 * 1024, text: "64 KiB", why: "an environment variable of Linux holds 128 KiB at most" };

/** What every database product takes. */
const PASSWORD_LIMIT = { bytes: 256, text: "256 bytes", why: "MySQL takes no longer password" };

const SECONDS = 60;

/** The value in what was given, without one newline at its end, which files and programs put there. */
export function secretValue(given: Buffer, { isPassword }: { readonly isPassword: boolean }): string {
  const { bytes, text, why } = isPassword ? PASSWORD_LIMIT : LIMIT;
  const length = given.length - (given.at(-1) !== 0x0a ? 0 : given.at(-2) === 0x0d ? 2 : 1);
  const value = given.subarray(0, length);
  if (length === 0) throw new Refusal("the value is empty; give it on standard input, such as: ... < file");
  if (length > bytes) throw new Refusal(`the value must have at most ${text}, because ${why}; put what is longer into a volume and use Secret.fromVolume`);
  if (value.includes(0)) throw new Refusal("the value holds a NUL character, which no environment variable can; put such bytes into a volume and use Secret.fromVolume");
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(value);
  } catch {
    throw new Refusal("the value is not text in UTF-8; put such bytes into a volume and use Secret.fromVolume, or encode them, as by base64");
  }
}

/** All of a stream that is not much longer than a secret may be. */
export async function readAll(input: NodeJS.ReadableStream, seconds = SECONDS): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  const read = (async () => {
    for await (const chunk of input) {
      chunks.push(Buffer.from(chunk));
      length += chunk.length;
      if (length > LIMIT.bytes + 2) break;
    }
  })();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Refusal(`standard input did not end within ${seconds} s; pipe the value into the command, or type it in a terminal`)), seconds * 1000);
  });
  await Promise.race([read, late]).finally(() => clearTimeout(timer));
  return Buffer.concat(chunks);
}
