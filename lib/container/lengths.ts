import { shown } from "./kinds";

/** Bytes that a file's name may have on Linux; a Docker volume is a folder. */
export const FILE_NAME_BYTES = 255;

/** Bytes that a path may have on Linux, without the zero at its end. */
export const PATH_BYTES = 4095;

/** Bytes that one argument or variable of a program may have on Linux, name and all, without the zero at its end. */
export const ARGUMENT_BYTES = 128 * 1024 - 1;

/** What people read and type. No limit of a program is nearer. */
export const NAME_CHARACTERS = 128;

/** Of a path in an address: far below the 4096 bytes that a line of Nginx's configuration may have. */
export const URL_PATH_CHARACTERS = 1024;

/**
 * Refuses a text that is longer than what holds it.
 * @param what the property as a message names it: `'volumeName'`
 * @param why behind the number: `because ...`
 */
export function checkLength(what: string, text: string, atMost: number, why = ""): string {
  const length = Buffer.byteLength(text);
  if (length <= atMost) return text;
  throw new Error(`${what} must have at most ${atMost} bytes${why && `, ${why}`}, got ${length}: ${shown(text)}`);
}
