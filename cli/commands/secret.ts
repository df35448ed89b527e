import type { Command } from "commander";
import { age } from "../age";
import { engineOptions } from "../options";
import { note, print, printJson, printTable } from "../output";
import { askTwice } from "../secrets/ask";
import { SecretChange } from "../secrets/change";
import { listSecrets } from "../secrets/list";
import { checkCanBeSet, checkIsOurs } from "../secrets/rules";
import { type StackSecret, stackSecret } from "../secrets/stack-secret";
import { readAll, secretValue } from "../secrets/value";
import { findSite, openSite } from "../site";

const GIVEN = "the value is read from standard input, or asked for at a terminal; one newline at its end is left out";

/** `webstack secret`: what the stack keeps secret on its engine. */
export function addSecret(program: Command): void {
  const secret = program.command("secret").description("list, set, rotate and retire the secrets of a stack");
  secret
    .command("list <stack-folder>")
    .description("show every secret: whether it is there, since when, who uses it; never a value")
    .option("--json", "print JSON")
    .action(async (folder: string, { json }: { json?: boolean }, command: Command) => {
      const rows = await listSecrets(await findSite(folder, engineOptions(command)));
      if (json) return printJson(rows);
      printTable(
        ["NAME", "KIND", "VALUE", "CHANGED", "PREVIOUS", "USED BY"],
        rows.map(({ name, kind, isThere, changed, previous, usedBy }) => [
          name, kind, isThere ? "there" : "missing", changed === undefined ? "-" : `${age(new Date(changed))} ago`, previous ?? "-", usedBy.join(", "),
        ]),
      );
    });
  secret
    .command("set <stack-folder> <name>")
    .summary("give a secret of your own its value")
    .description(`give a secret of your own its value\n\n${GIVEN}`)
    .action(async (folder: string, name: string, _options: unknown, command: Command) => {
      const site = await findSite(folder, engineOptions(command));
      const found = stackSecret(site.stack, name);
      checkCanBeSet(site, found, folder);
      const { isChanged, advice } = await new SecretChange(site, found, folder).set(await givenValue(found));
      print(isChanged ? `${name} is set` : unchanged(name));
      advice.forEach(note);
    });
  secret
    .command("rotate <stack-folder> <name>")
    .description("give a secret a new random value and keep the present one valid until it is retired")
    .option("--stdin", `not a random value: ${GIVEN}`)
    .action(async (folder: string, name: string, { stdin }: { stdin?: boolean }, command: Command) => {
      const site = await openSite(folder, engineOptions(command));
      const found = stackSecret(site.stack, name);
      checkIsOurs(site, found);
      const { isChanged, advice } = await new SecretChange(site, found, folder).rotate(async () => (stdin ? givenValue(found) : undefined));
      if (!isChanged) return print(unchanged(name));
      print(`${name} is rotated; the value before stays valid`);
      advice.forEach(note);
      note(`and when that is done: npx webstack secret retire ${folder} ${name}`);
    });
  secret
    .command("retire <stack-folder> <name>")
    .description("after a rotation and a deploy: end the time of the value before")
    .action(async (folder: string, name: string, _options: unknown, command: Command) => {
      const site = await openSite(folder, engineOptions(command));
      const found = stackSecret(site.stack, name);
      checkIsOurs(site, found);
      const retired = await new SecretChange(site, found, folder).retire();
      print(retired ? `${name} has its present value alone` : `${name} has no value but the present one; nothing was changed`);
    });
}

function unchanged(name: string): string {
  return `${name} has that value already; it was not changed`;
}

async function givenValue({ name, opens }: StackSecret): Promise<string> {
  const given = process.stdin.isTTY ? Buffer.from(await askTwice(name)) : await readAll(process.stdin);
  return secretValue(given, { isPassword: opens.length > 0 });
}
