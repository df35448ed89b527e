import { sections } from "./support/upgrade/changelog";
import { losses } from "./support/upgrade/compare";
import { readChangelog, readFixture, writeFixture } from "./support/upgrade/fixture";
import { presentFacts } from "./support/upgrade/stacks";
import { UPDATE, verdict } from "./support/upgrade/verdict";

const present = presentFacts();
if (process.env.UPDATE_UPGRADE_FIXTURE) writeFixture(present);
const fixture = readFixture();
const changelog = sections(readChangelog());

test("an upgrade replaces no database and no proxy of existing sites and loses no name, unless the changelog says so", () => {
  const wrong = verdict(fixture.version, losses(fixture.stacks, present), changelog[0]);
  if (wrong !== "") throw new Error(wrong);
});

test("the fixture is that of the last release", () => {
  const released = changelog.find((section) => section.released);
  const due = released !== undefined && released.version !== fixture.version;
  if (due) throw new Error(`${released.version} is released, and the fixture is still that of ${fixture.version}; check that version out and run: ${UPDATE}`);
});
