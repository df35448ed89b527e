import { Refusal } from "../failure";
import type { ReleaseRecord } from "./record";

/**
 * The release that is meant: by its id or a part of it, else the one that was live before the present one. One that a
 * roll-back led away from is taken only by its name, so that two roll-backs in a row go back twice.
 * @param records the live one first
 */
export function chooseRecord(records: readonly ReleaseRecord[], wanted: string | undefined, label: string): ReleaseRecord {
  if (records.length === 0) throw new Refusal(`no release of '${label}' has been recorded yet; the next deploy records one`);
  const kept = records.map(({ id }) => id).join(", ");
  if (wanted === undefined) {
    const before = records.find(({ live, rolledBack }) => !live && !rolledBack);
    if (before === undefined) throw new Refusal(`'${label}' has no earlier release to go back to; kept are ${kept}, the first of them live`);
    return before;
  }
  const found = records.filter(({ id }) => wanted !== "" && id.includes(wanted));
  if (found.length === 0) throw new Refusal(`'${label}' has no release '${wanted}', or not any more; kept are ${kept}`);
  if (found.length > 1) throw new Refusal(`'${wanted}' is a part of several releases' names; say which: ${found.map(({ id }) => id).join(", ")}`);
  return found[0];
}
