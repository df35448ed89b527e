import { shown, TEXT } from "./kinds";
import { ARGUMENT_BYTES, checkLength, NAME_CHARACTERS } from "./lengths";

/** Refuses names that Docker would cut at the wrong place, and values no environment can hold. */
export function checkEnvironment(
  environment: { readonly [name: string]: string },
  secrets: { readonly [name: string]: unknown } = {},
): void {
  for (const name of [...Object.keys(environment), ...Object.keys(secrets)]) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      throw new Error(`environment variables must be named by letters, digits and underscores, got ${shown(name)}`);
    }
    checkLength("the name of an environment variable", name, NAME_CHARACTERS);
  }
  for (const [name, value] of Object.entries(environment)) {
    if (typeof value !== "string") throw new Error(`the environment variable '${name}' must be a string, got ${typeof value}`);
    if (value.includes("\0")) throw new Error(`the environment variable '${name}' must not hold a NUL character; give such a value as a file`);
    TEXT(value, `environment.${name}`, "");
    checkLength(`the environment variable '${name}'`, `${name}=${value}`, ARGUMENT_BYTES, "its name and '=' included, or no program can be started with it; give such a value as a file");
    if (Object.hasOwn(secrets, name)) throw new Error(`'${name}' stands in both 'environment' and 'secrets'; remove it from 'environment'`);
  }
}
