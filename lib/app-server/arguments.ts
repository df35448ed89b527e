/** An option of a command line, with its value. */
export function option(name: string, value: string | number): string[] {
  return [`--${name}`, String(value)];
}

/** What a server takes for a number on its command line, given in any of the spellings it knows: the last one counts. */
export function numberOf(settings: readonly string[], names: readonly string[]): number | undefined {
  const found = settings.flatMap((argument, index) => {
    for (const name of names) {
      if (argument === name) return [settings[index + 1]];
      if (argument.startsWith(`${name}=`)) return [argument.slice(name.length + 1)];
      if (/^-[a-z]$/.test(name) && argument.startsWith(name)) return [argument.slice(name.length)];
    }
    return [];
  });
  const number = Number(found.at(-1) ?? Number.NaN);
  return Number.isFinite(number) ? number : undefined;
}
