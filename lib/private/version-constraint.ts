type Version = readonly [number, number, number];

/**
 * Whether a version constraint of Terraform lets in a version older than this. One that cannot be read is left to
 * Terraform, and one that names no version at all takes the newest there is.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
export function allowsOlderThan(constraint: string, oldest: string): boolean {
  const parts = constraint.split(",").map((part) => /^\s*(!=|>=|<=|~>|=|>|<)?\s*(\d[\d.]*)\S*\s*$/.exec(part));
  if (parts.some((part) => part === null)) return false;
  const lowest = parts.flatMap((part) => lowestOf(part?.[1], parse(part?.[2] ?? "")));
  return !lowest.some((version) => compare(version, parse(oldest)) >= 0);
}

/** The lowest version that one condition lets in; nothing if it only says what is too new. */
function lowestOf(operator: string | undefined, version: Version): Version[] {
  const [major, minor, patch] = version;
  if (operator === "<" || operator === "<=" || operator === "!=") return [];
  return operator === ">" ? [[major, minor, patch + 1]] : [version];
}

function parse(version: string): Version {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  return [major, minor, patch];
}

function compare(one: Version, other: Version): number {
  const differing = one.findIndex((part, index) => part !== other[index]);
  return differing === -1 ? 0 : one[differing] - other[differing];
}
