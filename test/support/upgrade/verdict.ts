import type { Section } from "./changelog";
import type { Loss } from "./compare";

export const UPDATE = "UPDATE_UPGRADE_FIXTURE=1 npx jest --selectProjects unit --testPathPatterns test/upgrade";

/**
 * What is wrong with an upgrade, and what to do about it; nothing if all stands in the changelog.
 *
 * @param since version of the fixture
 */
export function verdict(since: string, found: readonly Loss[], newest: Section): string {
  // What a version that is out has said is no excuse for what comes after it.
  const excused = new Set(newest.released && newest.version === since ? [] : newest.replaces);
  const bad = found.filter(({ subject }) => !excused.has(subject));
  if (bad.length === 0) return "";
  const lines = [`An upgrade from ${since} would replace or lose parts of sites that exist:`, ...bad.map(({ text }) => `- ${text}`), ""];
  if (newest.version === since && !newest.released) {
    return [...lines, `${since} is not released yet, so nobody has such a site. If this is meant: ${UPDATE}`].join("\n");
  }
  const section = newest.version === since ? "a new section '## <next version> (unreleased)' at its top" : `its newest section, ${newest.version}`;
  return [
    ...lines,
    `Take it back, or, if it is meant, write into CHANGELOG.md, in ${section}, below the heading '### Replaces':`,
    ...[...new Set(bad.map(({ subject }) => subject))].map((subject) => `- \`${subject}\`: what changes, and how long it is away`),
    "",
    `After the release of that version: ${UPDATE}`,
  ].join("\n");
}
