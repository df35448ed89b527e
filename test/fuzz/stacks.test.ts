import { ComposeFile } from "../../lib";
import { expectCanBePutBack } from "../support/put-back";
import { synth } from "../support/synth";
import { inFolder } from "./support/assets";
import { casesOf, DEADLINE_MS, holds } from "./support/cases";
import { unlessRefused } from "./support/errors";
import { build } from "./support/plan";
import { plans } from "./support/plans";
import { textsOf } from "./support/template";

const SHARE = 0.15;

test("any properties of the right types give a stack, the same each time, or an error in the library's own words", () => {
  let made = 0;
  holds(SHARE, plans(), (plan) => {
    const first = unlessRefused(() => synth(build(plan)).text);
    if (first === undefined) return;
    made++;
    expect(synth(build(plan)).text).toBe(first);
    expectCanBePutBack(first);
    textsOf(JSON.parse(first));
    if (made % 5 === 0) unlessRefused(() => inFolder(build(plan), (folder) => ComposeFile.fromOutput(folder)));
  });
  // Refusing all of them would be no proof.
  expect(made).toBeGreaterThan(casesOf(SHARE) / 5);
}, DEADLINE_MS);
