import type { Command } from "commander";
import { age } from "../age";
import { engineOptions } from "../options";
import { note, printJson, printTable } from "../output";
import { applicationsOf, imagesOf, missingImages } from "../releases/images";
import { type ReleaseRecord, readRecords } from "../releases/record";
import { openSite } from "../site";

interface Options {
  readonly json?: boolean;
}

/** `webstack releases`: what can be rolled back to. */
export function addReleases(program: Command): void {
  program
    .command("releases <stack-folder>")
    .description("show the releases that are kept for a roll-back, the live one first")
    .option("--json", "print JSON")
    .action(async (folder: string, { json }: Options, command: Command) => {
      const site = await openSite(folder, engineOptions(command));
      const records = await readRecords(site);
      const images = records.flatMap(({ content }) => imagesOf(content));
      const missing = new Set((await missingImages(site.engine, unique(images))).map(({ name }) => name));
      if (json) printJson(records.map((record) => facts(record, missing)));
      else if (records.length === 0) note(`no release of '${site.stack.label}' has been recorded yet; the next deploy records one`);
      else printTable(["ID", "DEPLOYED", "STATUS", "APPLICATION", "RELEASE", "IMAGE"], records.flatMap((record) => rows(record, missing)));
    });
}

function facts({ id, deployed, live, rolledBack, content }: ReleaseRecord, missing: ReadonlySet<string>) {
  const images = imagesOf(content).map(({ name, built }) => ({ name, built, present: !missing.has(name) }));
  return { id, deployed, live, rolledBack, applications: applicationsOf(content), images };
}

function rows(record: ReleaseRecord, missing: ReadonlySet<string>): string[][] {
  const { id, deployed, content } = record;
  const applications = applicationsOf(content).map(({ construct, release, image }) => [construct, release, image + (missing.has(image) ? " (gone)" : "")]);
  const [first = ["", "", ""], ...others] = applications;
  return [[id, `${age(deployed)} ago`, status(record, missing), ...first], ...others.map((one) => ["", "", "", ...one])];
}

function status({ live, rolledBack, content }: ReleaseRecord, missing: ReadonlySet<string>): string {
  if (live) return "live";
  if (imagesOf(content).some(({ name, built }) => built && missing.has(name))) return "image gone";
  return rolledBack ? "rolled back" : "kept";
}

function unique(images: readonly { readonly name: string; readonly built: boolean }[]) {
  return [...new Map(images.map((image) => [image.name, image])).values()];
}
