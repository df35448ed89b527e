/*
 * Ids and names become arguments of further commands of this machine, where one that begins with a hyphen would be an
 * option. An engine may say anything.
 */

/** The ids that a Docker command printed, one a line. */
export function engineIds(text: string): string[] {
  return text.split("\n").filter(Boolean).map(engineId);
}

/** An id that is no more than one. */
export function engineId(id: string): string {
  return checked(id, /^[A-Za-z0-9]+$/, "an id");
}

/** A name of a container, without the slash that Docker puts before it. */
export function engineName(name: string): string {
  return checked(name.replace(/^\//, ""), /^[A-Za-z0-9][\w.-]*$/, "the name of a container");
}

function checked(text: string, pattern: RegExp, what: string): string {
  if (pattern.test(text)) return text;
  throw new Error(`the engine answers ${JSON.stringify(text.slice(0, 80))} in the place of ${what}; it is not one that can be trusted`);
}
