import { join } from "node:path";

const LIBRARY = join(__dirname, "../../../lib");

/** What constructs and cdktf themselves say of an id, and what validations say together. */
const OF_IDS = [
  /^Validation failed with the following errors:\n/,
  /^There is already a Construct with name /,
  /^Only root constructs may have an empty ID$/,
  /^ID must be a non-empty string$/,
  /^Cannot create Terraform ?[sS]tack with id /,
];

/** What a program says that stumbled. */
const STUMBLED = /is not (a function|iterable|defined|an object)|Cannot (read|convert|set|destructure|use)|undefined is not|ENOENT|ENAMETOOLONG|EISDIR|call stack|\[object Object\]|Invalid (string|array) length/;

/** Runs it; gives what it gives, or undefined when the library refuses. Any other exception goes on. */
export function unlessRefused<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    const fault = strangeness(error);
    if (fault === undefined) return undefined;
    throw new Error(`${fault}: ${String(error).slice(0, 400)}`, { cause: error });
  }
}

/** Why an exception is none of the library's own, if so. */
export function strangeness(error: unknown): string | undefined {
  if (!(error instanceof Error) || error.constructor !== Error) return "an exception of JavaScript itself";
  const { message } = error;
  if (OF_IDS.some((form) => form.test(message))) return STUMBLED.test(message) ? "a program that stumbled" : undefined;
  if (STUMBLED.test(message)) return "a program that stumbled";
  if ("code" in error) return "an exception of Node.js";
  if (!thrownBy(error).startsWith(LIBRARY)) return `an exception of ${thrownBy(error)}`;
  if (/[.]$/.test(message)) return "an error that ends with a full stop";
  if (!/^['"[a-z]|^[A-Z][A-Za-z]+ (runs|speaks|has) /.test(message)) return "an error that does not begin as ours do";
  return undefined;
}

/** File of the line that threw it; a cause tells where an error was before its construct was named. */
function thrownBy(error: Error): string {
  const { cause } = error;
  if (cause instanceof Error) return thrownBy(cause);
  const line = (error.stack ?? "").split("\n").find((one) => /^\s+at .*:[0-9]+:[0-9]+[)]?$/.test(one)) ?? "";
  return /\(?([^()\s]+):[0-9]+:[0-9]+\)?$/.exec(line)?.[1] ?? line;
}
