import { mustRun } from "../cli/process";
import { ComposeFile } from "../lib";
import { composeDown, ensureCompose } from "./compose";
import { ensureEngine } from "./engine";
import { confirm, main, say } from "./say";
import { shopPort, STACK_FOLDER, synthesize } from "./shop";
import { hasState, isUpByCompose } from "./way";

main(async () => {
  // `npm run down --data` keeps the flag to itself and tells by a variable.
  const withData = process.argv.includes("--data") || process.env.npm_config_data === "true";
  await ensureEngine({ say, confirm });
  await synthesize(shopPort());
  if (await isUpByCompose()) {
    say("removing what Docker Compose started");
    await ensureCompose();
    ComposeFile.write(STACK_FOLDER);
    await composeDown();
  }
  if (hasState()) {
    say("removing what Terraform made");
    await mustRun("terraform", ["init", "-input=false"], { cwd: STACK_FOLDER, deadlineSeconds: 180 });
    await mustRun("terraform", ["destroy", "-auto-approve", "-input=false", "-no-color"], { cwd: STACK_FOLDER, deadlineSeconds: 900 });
  }
  const data = await dataVolumes();
  if (!withData) return say(data.length > 0 ? `kept: the volumes ${data.join(", ")} (npm run down -- --data removes them)` : "nothing is left");
  for (const volume of data) await mustRun("docker", ["volume", "rm", volume], { deadlineSeconds: 60 });
  say(data.length > 0 ? `removed with their data: ${data.join(", ")}` : "no data was left");
});

/** Volumes of the shop that no stack manages: its data, and the secrets that open it. */
async function dataVolumes(): Promise<string[]> {
  const listed = await mustRun("docker", ["volume", "ls", "--format", "{{.Name}}"], { deadlineSeconds: 30 });
  const there = new Set(listed.split("\n"));
  return ComposeFile.dataVolumes(STACK_FOLDER).filter((name) => there.has(name));
}
