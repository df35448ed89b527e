import { type Command, InvalidArgumentError } from "commander";
import { type Finding } from "../doctor/check";
import { diskSpace } from "../doctor/disk-space";
import { engineVersion } from "../doctor/engine-version";
import { memory } from "../doctor/memory";
import { ports } from "../doctor/ports";
import { Exit, FAILED } from "../failure";
import { engineOptions } from "../options";
import { printJson, printRows } from "../output";
import { findSite, type Site } from "../site";
import { toolsImage } from "../tools-image";

interface Options {
  readonly minFreeGib: number;
  readonly json?: boolean;
}

/** `webstack doctor`: whether a deploy would find on the engine what it needs. */
export function addDoctor(program: Command): void {
  program
    .command("doctor <stack-folder>")
    .description("before a deploy: engine, ports, disk and memory; exit code 1 when something is wrong")
    .option("--min-free-gib <number>", "free disk space that is enough", wholeOrFraction, 3)
    .option("--json", "print JSON")
    .action(async (folder: string, options: Options, command: Command) => {
      const findings = await examine(await findSite(folder, engineOptions(command)), options);
      if (options.json) printJson(findings);
      else printRows(findings.map(({ ok, what, says }) => [ok ? "ok" : "WRONG", what, says]));
      if (findings.some(({ ok }) => !ok)) throw new Exit(FAILED);
    });
}

async function examine(site: Site, { minFreeGib }: Options): Promise<Finding[]> {
  const { engine, stack } = site;
  const info = await engine.docker(["info", "--format", "{{.ServerVersion}} {{.MemTotal}}"]);
  const [version, bytes] = info.trim().split(" ");
  const image = toolsImage(stack);
  const df = await engine.docker(["run", "--rm", "--network", "none", image, "df", "-Pk", "/"], { deadlineSeconds: 120 });
  const limits = stack.containers.filter(({ role }) => role === "service").map(({ settings }) => settings.memory ?? 0);
  return [engineVersion(version), diskSpace(df, minFreeGib), memory(limits, Number(bytes)), ...(await ports(site, image))];
}

function wholeOrFraction(text: string): number {
  const number = Number(text);
  if (text.trim() !== "" && number >= 0 && Number.isFinite(number)) return number;
  throw new InvalidArgumentError("It must be a number of 0 or more.");
}
