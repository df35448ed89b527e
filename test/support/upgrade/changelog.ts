/** One version in the changelog. */
export interface Section {
  readonly version: string;
  readonly released: boolean;
  /** What stands in code marks in the list below `### Replaces`: a server's name, an address or a volume's name. */
  readonly replaces: readonly string[];
}

/** The versions of a changelog, newest first. */
export function sections(changelog: string): Section[] {
  return changelog.split(/^## /m).slice(1).map((text) => {
    const [heading] = text.split("\n", 1);
    const list = /^### Replaces\n([\s\S]*?)(?=^### |(?![\s\S]))/m.exec(text)?.[1] ?? "";
    const items = list.split("\n").filter((line) => line.startsWith("- "));
    return {
      version: heading.split(" ", 1)[0],
      released: !heading.includes("(unreleased)"),
      replaces: items.flatMap((item) => [...item.matchAll(/`([^`]+)`/g)].map(([, subject]) => subject)),
    };
  });
}
