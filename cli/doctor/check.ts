/** What one look at the engine found. */
export interface Finding {
  /** What was looked at: `port 80`. */
  readonly what: string;
  readonly ok: boolean;
  /** One sentence: what is, or what is wrong and the way out. */
  readonly says: string;
}

export function good(what: string, says: string): Finding {
  return { what, ok: true, says };
}

export function bad(what: string, says: string): Finding {
  return { what, ok: false, says };
}
