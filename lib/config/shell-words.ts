/** Characters that no POSIX shell gives a meaning to, wherever they stand in a word. */
const SAFE_WORD = /^[\w@%+=:,./-]+$/;
const ASSIGNMENT = /^[A-Za-z_]\w*\+?=/;
const RESERVED_WORD = /^(case|do|done|elif|else|esac|fi|for|if|in|then|until|while)$/;
/** NUL ends a program's argument; half of a surrogate pair has no UTF-8 form. */
const IMPOSSIBLE = /[\0\p{Cs}]/u;

/**
 * The word as a POSIX shell has to read it, so that exactly this text arrives.
 *
 * @throws if the word holds NUL or half of a surrogate pair, which no program's argument can.
 */
export function shellQuote(word: string): string {
  if (IMPOSSIBLE.test(word)) {
    throw new Error("a shell word must not contain NUL or an unpaired surrogate");
  }
  if (SAFE_WORD.test(word) && !ASSIGNMENT.test(word) && !RESERVED_WORD.test(word)) return word;
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** A command line that runs the first word with the rest as its arguments. */
export function shellJoin(words: readonly string[]): string {
  return words.map(shellQuote).join(" ");
}
