import { Token } from "cdktf";

const LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
const NAME = new RegExp(`^([*][.])?${LABEL}([.]${LABEL})*$`);

/** Host names as browsers send them: lower case, without scheme, port or path. */
export function checkServerNames(serverNames: string[]): string[] {
  if (Token.isUnresolved(serverNames) || serverNames.some((name) => Token.isUnresolved(name))) {
    throw new Error("'serverNames' must be known at synth, got a Terraform value; pass plain strings");
  }
  if (serverNames.length === 0) throw new Error("'serverNames' must have at least one host name such as 'shop.example.com', got none");
  return serverNames.map((given) => {
    const name = given.toLowerCase();
    if (!NAME.test(name) || name.length > 253) {
      throw new Error(
        `'serverNames' must be host names without scheme, port or path such as 'shop.example.com' or '*.example.com' ` +
          `(other than ASCII in Punycode), got ${JSON.stringify(given)}`,
      );
    }
    return name;
  });
}
