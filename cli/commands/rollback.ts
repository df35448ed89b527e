import type { Command } from "commander";
import { age } from "../age";
import { agreed } from "../confirm";
import { Refusal } from "../failure";
import { engineOptions } from "../options";
import { note, print } from "../output";
import { acceptRecord } from "../releases/accept/accept";
import { type RollbackChanges, sortChanges } from "../releases/changes";
import { chooseRecord } from "../releases/choose";
import { writeRollbackFolder } from "../releases/folder";
import { applicationsOf, requireImages } from "../releases/images";
import { markRolledBack, type ReleaseRecord, readRecords } from "../releases/record";
import { type SchemaProblem, schemaProblems } from "../releases/schema";
import { RollbackTerraform } from "../releases/terraform";
import { openSite, type Site } from "../site";

interface Options {
  readonly despiteMigrations?: boolean;
  readonly replaceServices?: boolean;
  readonly yes?: boolean;
}

/** `webstack rollback`: puts an earlier release back, as any other release is put before the public. */
export function addRollback(program: Command): void {
  program
    .command("rollback <stack-folder> [release]")
    .description("put a release back that is kept, without losing a request; the one before the live one unless another is named")
    .option("--despite-migrations", "although the database has migrations that the release does not know")
    .option("--replace-services", "although the database or the proxy is made anew or removed: the site is down meanwhile")
    .option("--yes", "do not ask")
    .action(async (folder: string, wanted: string | undefined, options: Options, command: Command) => {
      const chosen = engineOptions(command);
      const site = await openSite(folder, chosen);
      const records = await readRecords(site);
      const target = acceptRecord(chooseRecord(records, wanted, site.stack.label), site.stack.content);
      await requireImages(site, target);
      note(`asking ${target.id} whether it knows the database`);
      const problems = await schemaProblems(site.engine, target, records[0]);
      if (problems.length > 0 && !options.despiteMigrations) throw new Refusal(refusal(target, problems, folder));
      const made = writeRollbackFolder(site.stack, target, problems.flatMap(({ job }) => job ?? []));
      const terraform = await RollbackTerraform.in(made, site.stack, site.engine, chosen);
      note("planning");
      const changes = sortChanges(await terraform.plan(), [target.content, site.stack.content]);
      tell(site, target, records[0], changes);
      if (isNothing(changes)) return;
      checkChanges(changes, options);
      if (!(options.yes || (await agreed("Roll back?")))) throw new Refusal("nothing was changed; --yes rolls back without asking");
      const code = await terraform.apply();
      if (code !== 0) {
        throw new Error(`the roll-back stopped: terraform apply ended with exit code ${code}; what served goes on serving, and the same command tries again`);
      }
      await markRolledBack(site, newerThan(target, records));
      print(`${site.stack.label}: ${target.id} is live again`);
      note("the next deploy goes forward to what the project holds: take the change back there first");
    });
}

/** Those that a roll-back leads away from: live since, and made later. Ids begin with the time. */
function newerThan(target: ReleaseRecord, records: readonly ReleaseRecord[]): string[] {
  return records.slice(0, records.findIndex(({ id }) => id === target.id)).map(({ id }) => id).filter((id) => id > target.id);
}

function refusal({ id }: ReleaseRecord, problems: readonly SchemaProblem[], folder: string): string {
  const told = problems.filter(({ unknown }) => unknown.length > 0);
  const untold = problems.filter(({ unknown }) => unknown.length === 0);
  return [
    ...told.flatMap(({ application, unknown }) => [`the database has migrations that ${application} of ${id} does not know:`, ...unknown.map((one) => `  ${one}`)]),
    ...untold.map(({ application, untold: why }) => `nobody can tell whether ${application} of ${id} knows the database's migrations: ${why}`),
    "nothing was changed; where that code works with the database as it is, add --despite-migrations",
    ...wayBack(told, folder),
  ].join("\n");
}

/** Django's own way back, by the live code, which knows how. */
function wayBack(problems: readonly SchemaProblem[], folder: string): string[] {
  const commands = problems.flatMap(({ wayBack }) => wayBack.map((one) => `  npx webstack manage ${folder} -- ${one}`));
  if (commands.length === 0) return [];
  return ["or take them back first, if the live release works without them and what they added may be lost:", ...commands];
}

function tell({ stack }: Site, target: ReleaseRecord, live: ReleaseRecord, changes: RollbackChanges): void {
  if (isNothing(changes)) return print(`${stack.label}: ${target.id} is what runs; there is nothing to change`);
  print(target.live ? `${stack.label}: ${target.id} once more` : `${stack.label}: from ${live.id} back to ${target.id}, deployed ${age(target.deployed)} ago`);
  const before = new Map(applicationsOf(live.content).map(({ construct, release, image }) => [construct, `${release} (${image})`]));
  for (const { construct, release, image } of applicationsOf(target.content)) {
    print(`  ${construct}: ${before.get(construct) ?? "none"} -> ${release} (${image})`);
    before.delete(construct);
  }
  for (const [construct, release] of before) print(`  ${construct}: ${release} -> none`);
  print(`  changes: ${[...changes.applications, `${changes.others} others (jobs, files, images)`].join(", ")}`);
  if (changes.interrupted.length > 0) print(`  interrupts: ${changes.interrupted.join(", ")}`);
}

function isNothing({ applications, interrupted, others }: RollbackChanges): boolean {
  return applications.length + interrupted.length + others === 0;
}

function checkChanges({ interrupted }: RollbackChanges, { replaceServices }: Options): void {
  if (interrupted.length === 0 || replaceServices) return;
  throw new Refusal(
    `nothing was changed: this would make anew or remove ${interrupted.join(", ")}, whose own settings were others then; deploy the application of that release ` +
      "with today's settings of these, or add --replace-services (the site is down meanwhile)",
  );
}
