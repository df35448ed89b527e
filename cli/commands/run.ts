import type { Command } from "commander";
import { type SiteContainer } from "../containers";
import { Exit, FAILED } from "../failure";
import { engineOptions } from "../options";
import { note, print } from "../output";
import { applyTargets } from "../run/apply-targets";
import { LONG_JOB, releaseJob, type ReleaseJob } from "../run/release-job";
import { runLike } from "../run-like";
import { openSite, type Site } from "../site";

interface Options {
  readonly detach?: boolean;
}

/** `webstack run`: a release job outside the deploy, for as long as it takes. */
export function addRun(program: Command): void {
  program
    .command("run <stack-folder> <release-job>")
    .description("run a job of the release to come, such as migrate, before its deploy and for as long as it takes")
    .option("--detach", "do not wait for its end")
    .action(async (folder: string, name: string, { detach }: Options, command: Command) => {
      const site = await openSite(folder, engineOptions(command));
      const job = releaseJob(site.stack, name);
      const container = running(site, job) ?? (await start(site, job));
      if (detach) {
        note(`'webstack run ${folder} ${name}' follows it, 'webstack logs ${folder} ${job.construct}' shows its log`);
        return;
      }
      note("Ctrl-C leaves it running; the same command follows it again");
      await engineFollows(site, container, job);
    });
}

/** One that an earlier call of this command started and that has not ended. */
function running({ containers }: Site, { construct }: ReleaseJob): string | undefined {
  const found = containers.find((one: SiteContainer) => one.construct === construct && one.status === "running" && one.isLongJob);
  if (found !== undefined) note(`${found.name} is at work since ${found.started?.toISOString()}`);
  return found?.name;
}

async function start({ stack, engine }: Site, job: ReleaseJob): Promise<string> {
  note("making the release's image and files");
  await applyTargets(stack, job.needs);
  const name = `${stack.label.split("/")[0]}-${job.name}-run-${stamp()}`;
  const labels = { "webstack.stack": stack.label, "webstack.construct": job.construct, "webstack.role": "job", [LONG_JOB]: "true" };
  await engine.docker(runLike(job.settings, stack.content, { name, labels, detach: true, keep: true }), { deadlineSeconds: 120 });
  print(name);
  return name;
}

async function engineFollows({ engine }: Site, container: string, { title }: ReleaseJob): Promise<void> {
  await engine.attach(["logs", "--follow", container]);
  const [status, code] = (await engine.docker(["inspect", "--format", "{{.State.Status}} {{.State.ExitCode}}", container])).trim().split(" ");
  if (status === "running") {
    note(`${container} goes on`);
    return;
  }
  if (code !== "0") {
    note(`webstack: ${title} failed with exit code ${code}; its log: docker logs ${container}`);
    throw new Exit(FAILED);
  }
  await engine.docker(["rm", container]);
  note(`${title} is done; deploy now`);
}

function stamp(): string {
  return new Date().toISOString().replace(/[^0-9]/g, "").slice(0, 14);
}
