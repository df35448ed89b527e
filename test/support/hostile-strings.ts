const ALPHABET = [
  ..."aZ09 _-=:;,.!?@#$%^&*()[]{}<>|~/\\'\"`\n\r\t\0\u0001\u0007\u007f\u0085\u00a0é\u202e\u2028\ufeff\uffff😀",
  "\ud83d", "\ude00", "${", "%{", "\\n", "\\u0041", "$$", "'''", '"""',
];

/** Strings that quoting gets wrong most often, and many made of the same characters; the same ones at every run. */
export function hostileStrings(): string[] {
  const random = numbersFrom(42);
  const mixed = Array.from({ length: 500 }, () => {
    return Array.from({ length: random(12) }, () => ALPHABET[random(ALPHABET.length)]).join("");
  });
  return [...ALPHABET, ...mixed];
}

/** Whole numbers below a bound, by the Park-Miller generator. */
function numbersFrom(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % bound;
  };
}
