import { Token } from "cdktf";
import { terraformText } from "../../lib/private/terraform-text";

test.each([
  ["a reference of the shell", "echo ${HOME}", "echo $${HOME}"],
  ["a directive", "%{User-Agent}i", "%%{User-Agent}i"],
  ["a dollar sign alone", "$HOME costs 5$", "$HOME costs 5$"],
  ["a dollar sign before a reference of the shell", "$${X}", "$$${X}"],
  ["a percent sign alone", "100 %", "100 %"],
  ["a pattern's end before a brace", "^a$ {", "^a$ {"],
  ["what only begins like a reference of cdktf", "a $${TfToken[b", "a $$${TfToken[b"],
  ["both", "${a}%{b}", "$${a}%%{b}"],
])("%s reaches Terraform as it is", (_what, text, expected) => {
  expect(terraformText(text)).toBe(expected);
});

test("a reference made by cdktf stays one", () => {
  const token = Token.asString({ resolve: () => "x" });
  expect(terraformText(`a-${token}`)).toBe(`a-${token}`);
});

test("a dollar sign right before a reference of cdktf does not become part of it", () => {
  const token = Token.asString({ resolve: () => "x" });
  expect(terraformText(`$$${token}`)).toBe(`\${"$"}\${"$"}${token}`);
});
