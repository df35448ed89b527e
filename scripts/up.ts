import { spawn } from "node:child_process";
import { mustRun } from "../cli/process";
import { ComposeFile } from "../lib";
import { composeUp, ensureCompose } from "./compose";
import { ensureEngine } from "./engine";
import { ensureImages } from "./images";
import { confirm, main, say } from "./say";
import { ADDRESS, checkPort, neededImages, shopPort, STACK, STACK_FOLDER, synthesize } from "./shop";
import { checkSite } from "./site-check";
import { chooseWay } from "./way";

const APPLY_DEADLINE_SECONDS = 1500;

main(async () => {
  const port = shopPort();
  const engine = await ensureEngine({ say, confirm });
  say(`Docker ${engine.version} at ${engine.endpoint}, ${engine.found}`);
  await checkPort(port);
  say("writing Terraform's files to cdktf.out");
  await synthesize(port);
  await ensureImages(neededImages(STACK_FOLDER), { say, confirm });
  const way = await chooseWay();
  say(`deploying by ${way.name}: ${way.why}`);
  if (way.name === "Terraform") await apply();
  else await up();
  say("asking the site: a page, and a form post");
  say(`the shop keeps what is posted: "${await checkSite(port)}"`);
  await tellWhatRuns();
  console.log(`http://localhost:${port}/`);
});

async function apply(): Promise<void> {
  const args = ["apply", "-auto-approve", "-input=false", "-no-color"];
  const terraform = spawn("terraform", args, { cwd: STACK_FOLDER, stdio: ["ignore", "pipe", "inherit"], timeout: APPLY_DEADLINE_SECONDS * 1000 });
  let rest = "";
  let all = "";
  terraform.stdout.on("data", (chunk: Buffer) => {
    all += chunk.toString();
    const lines = (rest + chunk.toString()).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (/: (Creation|Destruction|Modifications) complete/.test(line)) say(plain(line));
  });
  const code = await new Promise<number | null>((settle, fail) => terraform.once("error", fail).once("close", settle));
  if (code !== 0) throw new Error(`terraform apply failed:\n${all.slice(-3000)}`);
}

/** `docker_container.Database_B269D8BB: Creation complete after 4s [id=...]` without what only machines read. */
function plain(line: string): string {
  return line.replace(/ \[id=.*$/, "").replace(/^docker_([a-z]+)\.(\S+?)(_[0-9A-F]{8})?( \(deposed.*\))?: (\S+) complete/, "$1 $2: $5 complete");
}

async function up(): Promise<void> {
  await ensureCompose();
  ComposeFile.write(STACK_FOLDER);
  await composeUp(ComposeFile.dataVolumes(STACK_FOLDER));
}

async function tellWhatRuns(): Promise<void> {
  const format = "{{.Names}}\t{{.Status}}";
  const filter = `label=webstack.stack=${STACK}`;
  const running = await mustRun("docker", ["ps", "--filter", filter, "--format", format], { deadlineSeconds: 30 });
  say(`running on ${ADDRESS}, to be removed by npm run down:`);
  for (const line of running.trim().split("\n").sort()) console.log(`    ${line.replace("\t", "  ")}`);
}
