/** An option of a command line, with its value. */
export function option(name: string, value: string | number): string[] {
  return [`--${name}`, String(value)];
}
