import type { Command } from "commander";
import { runInLive } from "../exec/run-in-live";
import { Refusal } from "../failure";
import { engineOptions } from "../options";
import { applications, onlyApplication, serviceMeant } from "../services";
import { openSite } from "../site";
import type { StackFolder } from "../stack-folder";

/** `webstack manage`: a command of Django's in the live release. */
export function addManage(program: Command): void {
  program
    .command("manage")
    .argument("<stack-folder>")
    .argument("<arguments...>", "Django's command and its arguments, behind --")
    .usage("[options] <stack-folder> -- <arguments...>")
    .description("run a management command of Django in the live release, such as: manage shop -- createsuperuser")
    .option("--in <construct>", "application to run it in (default: the only one)")
    .action(async (folder: string, words: string[], { in: name }: { in?: string }, command: Command) => {
      const site = await openSite(folder, engineOptions(command));
      await runInLive(site, djangoMeant(site.stack, name), ["python", "-m", "django", ...words]);
    });
}

function djangoMeant(stack: StackFolder, name: string | undefined): string {
  const found = applications(stack).filter((service) => isDjango(stack, service));
  if (name === undefined) return onlyApplication(stack, found, "say which with --in");
  const service = serviceMeant(stack, name);
  if (!found.includes(service)) throw new Refusal(`'${name}' does not run Django; 'webstack exec ${stack.id} ${name} -- ...' runs any command there`);
  return service;
}

function isDjango({ containers }: StackFolder, service: string): boolean {
  const settings = containers.filter(({ construct, role }) => construct === service && role === "service").map((container) => container.settings);
  return settings.some(({ env = [] }) => env.some((entry) => entry.startsWith("DJANGO_SETTINGS_MODULE=")));
}
