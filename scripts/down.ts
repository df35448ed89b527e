import { existsSync } from "node:fs";
import { composeDown, ensureCompose } from "./compose";
import { mustRun } from "./process";
import { main, say } from "./say";
import { STACK, STACK_FOLDER, shopPort, synthesize } from "./shop";
import { hasState, isUpByCompose } from "./way";

main(async () => {
  // `npm run down --data` keeps the flag to itself and tells by a variable.
  const withData = process.argv.includes("--data") || process.env.npm_config_data === "true";
  if (await isUpByCompose()) {
    say("removing what Docker Compose started");
    await ensureCompose();
    await composeDown();
  }
  if (hasState()) {
    say("removing what Terraform made");
    if (!existsSync(STACK_FOLDER)) await synthesize(shopPort());
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
  const own = new RegExp(`^${STACK}-(database-data|site-secret-key)`);
  return listed.split("\n").filter((name) => own.test(name));
}
