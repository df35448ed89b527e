import { templateParts } from "../../../lib/export/compose/terraform-template";
import { terraformText } from "../../../lib/private/terraform-text";
import { hostileStrings } from "../../support/hostile-strings";

describe("templateParts", () => {
  test.each([
    ["plain $ and $$ and % text$", [{ text: "plain $ and $$ and % text$" }]],
    ["$${x}", [{ text: "${" }, { text: "x}" }]],
    ["$$${x}", [{ text: "$${" }, { text: "x}" }]],
    ["%%{if}", [{ text: "%{" }, { text: "if}" }]],
    ["%$${x}", [{ text: "%" }, { text: "${" }, { text: "x}" }]],
    ['${"$"}${docker_container.A.name}', [{ text: "$" }, { expression: "docker_container.A.name" }]],
    ['${"a\\n\\"$${q}"}', [{ text: 'a\n"' }, { text: "${" }, { text: "q}" }]],
    ["a-${var.x}-b", [{ text: "a-" }, { expression: "var.x" }, { text: "-b" }]],
    ['${join("}", [])}', [{ expression: 'join("}", [])' }]],
    ["%{ if true }x", [{ expression: "%{ if true }" }, { text: "x" }]],
    ["${unfinished", [{ expression: "${unfinished" }]],
  ])("reads %j", (text, parts) => {
    expect(templateParts(text)).toEqual(parts);
  });

  test("gives back what was written for Terraform", () => {
    for (const text of hostileStrings()) {
      expect(templateParts(terraformText(text)).map((part) => ("text" in part ? part.text : part.expression)).join("")).toBe(text);
    }
  });
});
