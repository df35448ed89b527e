import fc from "fast-check";
import { hostileStrings } from "../../support/hostile-strings";

/** What stands for something in Terraform, in cdktf, in a shell, in a configuration, in JavaScript or on a screen. */
const PIECES = [
  ..."aZ09 _-=:;,.!?@#$%^&*()[]{}<>|~/\\'\"`\n\r\t\0\u0001\u001b\u007f\u0085\u00a0é\u202e\u2028\ufeff\uffff😀",
  "\ud83d", "\ude00", "${", "%{", "$${", "%%{", "${self.name}", "%{ if true }", "${TfToken[TOKEN.999999]}", "#{TfToken[TOKEN.999998]}", "TfToken[", "$(id)", "`id`", "\\n", "\\", "\r\n", "'''", '"""', "]]>", "<!--", "&amp;", "%00", "../", "~{", "${\"$\"}", "$$",
];
const WORDS = ["__proto__", "constructor", "toString", "hasOwnProperty", "", " ", "-", "--help", "null", "undefined", "0", "../..", "/", "C:\\", "Resource", "Default"];

/** Text that is wrong in as many ways as possible. */
export const HOSTILE: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join("")) },
  { weight: 3, arbitrary: fc.constantFrom(...hostileStrings()) },
  { weight: 3, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
  { weight: 2, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom("a", "é", "\\", "${", "'", " ", "\n"), fc.integer({ min: 200, max: 100_000 })).map(([text, count]) => text.repeat(count)) },
);

/** Text a program can be given, with everything in it that quoting gets wrong. */
export const TAME: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(..."aZ09 _-=:;,.!?@#$%^&*()[]{}<>|~/\\'\"`\n\té\u202e😀", "${", "%{", "$${", "%%{", "$(id)", "'''", "\\n"), { maxLength: 8 })
  .map((pieces) => pieces.join(""));

/** Which of those no program's argument can be: NUL ends it, half of a surrogate pair has no UTF-8 form. */
export function isImpossible(text: string): boolean {
  return /[\0\p{Cs}]/u.test(text);
}

/** What stands around a text that is looked for, so that nothing else is found. */
export const BEGIN = "qZ7";
export const END = "7Zq";
