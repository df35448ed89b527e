import { Refusal } from "../../../cli/failure";
import { chooseRecord } from "../../../cli/releases/choose";
import { recordOf } from "./records";

const LIVE = recordOf("20261101000000-aaaa1111", {}, { live: true });
const LEFT = recordOf("20261103000000-bbbb2222", {}, { rolledBack: true });
const OLDER = recordOf("20261030000000-cccc3333");
const ALL = [LIVE, LEFT, OLDER];

test("unless one is named, it is the one before the live one that no roll-back led away from", () => {
  expect(chooseRecord(ALL, undefined, "shop")).toBe(OLDER);
});

test.each([[LEFT.id, LEFT], ["cccc", OLDER], ["aaaa1111", LIVE]])("%s is enough of a name", (wanted, record) => {
  expect(chooseRecord(ALL, wanted, "shop")).toBe(record);
});

test.each([
  ["a release that is gone", ALL, "dddd", "'shop' has no release 'dddd', or not any more; kept are 20261101000000-aaaa1111, 20261103000000-bbbb2222, 20261030000000-cccc3333"],
  ["no name", ALL, "", "'shop' has no release '', or not any more; kept are 20261101000000-aaaa1111, 20261103000000-bbbb2222, 20261030000000-cccc3333"],
  ["a part of several names", ALL, "202611", "'202611' is a part of several releases' names; say which: 20261101000000-aaaa1111, 20261103000000-bbbb2222"],
  ["none before the live one", [LIVE, LEFT], undefined, "'shop' has no earlier release to go back to; kept are 20261101000000-aaaa1111, 20261103000000-bbbb2222, the first of them live"],
  ["none at all", [], undefined, "no release of 'shop' has been recorded yet; the next deploy records one"],
])("%s is refused", (_what, records, wanted, message) => {
  expect(() => chooseRecord(records, wanted, "shop")).toThrow(new Refusal(message));
});
