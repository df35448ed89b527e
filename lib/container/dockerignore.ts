import { posix } from "node:path";

interface Rule {
  readonly pattern: string;
  readonly exception: boolean;
  readonly expression: RegExp;
}

/** What the rules say about one path. */
export interface IgnoreMatch {
  readonly matched: boolean;
  readonly byRule: readonly boolean[];
}

/**
 * Matches paths as a `.dockerignore` file does, which is not as git does: `*.log` means the top folder only, and
 * the last line that matches a path or one of its folders decides.
 *
 * @see https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export class IgnorePatterns {
  private readonly rules: Rule[] = [];

  static parse(text: string): IgnorePatterns {
    return new IgnorePatterns(text.replace(/^\uFEFF/, "").split(/\r?\n/));
  }

  constructor(lines: readonly string[]) {
    for (const line of lines) {
      // Docker knows a comment only by its first column: " #a" is a file name.
      if (line.startsWith("#") || line.trim() === "") continue;
      const exception = line.trim().startsWith("!");
      const given = exception ? line.trim().slice(1).trim() : line.trim();
      if (given === "") throw new Error(`an ignore pattern must name a file, got "${line}"`);
      const cleaned = posix.normalize(given).replace(/(?<=.)\/$/, "");
      const pattern = cleaned.replace(/^\/(?=.)/, "");
      this.rules.push({ pattern, exception, expression: compile(pattern) });
    }
  }

  /**
   * @param path relative, with forward slashes
   * @param folder result for the folder that holds it
   */
  match(path: string, folder?: IgnoreMatch): IgnoreMatch {
    let matched = false;
    const byRule = this.rules.map((rule, index) => {
      // As in Docker, a rule that changes nothing for a folder is not held against what lies inside.
      const matches = folder?.byRule[index] || (rule.exception === matched && rule.expression.test(path));
      if (matches) matched = !rule.exception;
      return matches;
    });
    return { matched, byRule };
  }

  /** Whether something inside a folder may still match although the folder itself does not. */
  mayMatchInside(folder: string): boolean {
    return this.rules.some((rule) => !rule.exception && reaches(rule.pattern, folder));
  }

  /** Whether a `!` line may bring back something inside a folder that is left out. */
  mayExceptInside(folder: string): boolean {
    return this.rules.some((rule) => rule.exception && reaches(rule.pattern, folder));
  }
}

function reaches(pattern: string, folder: string): boolean {
  const folderParts = folder.split("/");
  for (const [index, part] of pattern.split("/").entries()) {
    if (/[*?[\\]/.test(part) || index >= folderParts.length) return true;
    if (part !== folderParts[index]) return false;
  }
  return pattern.split("/").length === folderParts.length;
}

function compile(pattern: string): RegExp {
  let source = "";
  const characters = [...pattern];
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index];
    if (character === "*" && characters[index + 1] === "*") {
      index++;
      if (characters[index + 1] === "/") index++;
      source += index + 1 >= characters.length ? ".*" : "(?:.*/)?";
    } else if (character === "*") {
      source += "[^/]*";
    } else if (character === "?") {
      source += "[^/]";
    } else if (character === "[") {
      const end = endOfClass(characters, index, pattern);
      source += characterClass(characters.slice(index + 1, end));
      index = end;
    } else if (character === "\\") {
      index++;
      if (index >= characters.length) throw new Error(`ignore pattern "${pattern}" must not end in a backslash`);
      source += literal(characters[index]);
    } else {
      source += literal(character);
    }
  }
  try {
    return new RegExp(`^${source}$`, "su");
  } catch {
    throw new Error(`ignore pattern "${pattern}" must have its ranges in order, such as "[a-z]"`);
  }
}

function endOfClass(characters: readonly string[], start: number, pattern: string): number {
  for (let index = start + 1; index < characters.length; index++) {
    if (characters[index] === "\\") index++;
    else if (characters[index] === "]" && index > start + 1) return index;
  }
  throw new Error(`ignore pattern "${pattern}" must close its "["`);
}

function characterClass(inside: readonly string[]): string {
  const negated = inside[0] === "^";
  let members = "";
  for (let index = negated ? 1 : 0; index < inside.length; index++) {
    if (inside[index] !== "\\") members += literal(inside[index]);
    else members += inside[++index] === "-" ? "\\-" : literal(inside[index]);
  }
  return `[${negated ? "^" : ""}${members}]`;
}

function literal(character: string): string {
  return /[\^$\\.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;
}
