import { DOLLAR } from "./terraform-expressions";

/** A whole one: what only begins like it is text. */
const TOKEN = "\\$\\{TfToken\\[[a-zA-Z0-9:._-]+\\]\\}";
const MEANS_SOMETHING = new RegExp(`\\$+(?=${TOKEN})|(?!${TOKEN})\\$\\{|%\\{`, "g");

/**
 * Text that reaches Terraform as it is: `${` and `%{` start templates there. References made by cdktf are kept, also
 * when a literal dollar sign stands right before them.
 */
export function terraformText(text: string): string {
  if (!text.includes("{")) return text;
  // In one go: what an escape puts there is not looked at again, and text that looks like an escape is escaped itself.
  return text.replace(MEANS_SOMETHING, (found) => {
    if (found.endsWith("{")) return found[0] + found;
    return DOLLAR.repeat(found.length);
  });
}
