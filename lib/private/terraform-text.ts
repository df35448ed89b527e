/** Terraform value that is a single dollar sign, for the place where an escape would be read as part of a reference. */
const DOLLAR = '${"$"}';

/**
 * Text that reaches Terraform as it is: `${` and `%{` start templates there. References made by cdktf are kept, also
 * when a literal dollar sign stands right before them.
 */
export function terraformText(text: string): string {
  return text
    .replace(/\$+(?=\$\{TfToken\[)/g, (dollars) => DOLLAR.repeat(dollars.length))
    .replace(/\$\{(?!TfToken\[|"\$"\})/g, "$$$${")
    .replace(/%\{/g, "%%{");
}
