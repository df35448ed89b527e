import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { SECRET_FUNCTIONS } from "../../lib/rollout/secret-script";
import type { Engine } from "../engine";

/** Long enough to fetch the image and to wait for another job that has the lock. */
const DEADLINE_SECONDS = 180;

/** Says that it runs, and goes when its standard input ends. */
const HOLD = "echo held; exec timeout 900 cat";

interface Work {
  /** Volumes by the folder they are mounted at. */
  readonly volumes: Readonly<Record<string, string>>;
  readonly script: string;
  readonly args?: readonly string[];
  /** A secret reaches the script by its standard input alone: arguments and variables can be read by others. */
  readonly input?: string;
  readonly readOnly?: boolean;
}

/** A shell in the volumes of secrets, which are on the engine's host and nowhere else. */
export class VolumeShell {
  /** @param image the stack's image for small jobs */
  public constructor(
    private readonly engine: Engine,
    private readonly image: string,
  ) {}

  /** Runs a script and gives what it prints. */
  public async run({ volumes, script, args = [], input, readOnly }: Work): Promise<string> {
    const mounts = Object.entries(volumes).flatMap(([target, source]) => [
      "--mount", [`type=volume`, `source=${source}`, `target=${target}`, ...(readOnly ? ["readonly"] : [])].join(","),
    ]);
    const command = [...shellArguments(this.image, mounts, ["--interactive"]), SECRET_FUNCTIONS + script, "secret", ...args];
    return (await this.engine.docker(command, { deadlineSeconds: DEADLINE_SECONDS, input })).trim();
  }

  /**
   * Does something while nobody else changes the same secret, from whatever machine: two containers never have one name.
   * The container goes when this process does.
   */
  public async alone<T>(volume: string, work: () => Promise<T>, taken: () => Error): Promise<T> {
    const holder = this.engine.open([...shellArguments(this.image, ["--name", `${volume}-change`], ["--interactive"]), HOLD]);
    let said = "";
    holder.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    holder.stdin.on("error", () => undefined);
    const ended = once(holder, "close").then(() => said.replace(/^See 'docker run --help'\.$/m, "").trim() || "the container ended");
    const held = once(holder.stdout, "data").then(() => undefined);
    try {
      const problem = await Promise.race([held, ended, sleep(DEADLINE_SECONDS * 1000, `nothing came of it within ${DEADLINE_SECONDS} s`, { ref: false })]);
      if (problem !== undefined) throw /is already in use/.test(problem) ? taken() : new Error(`docker run failed: ${problem}`);
      return await work();
    } finally {
      holder.stdin.end();
      const kill = setTimeout(() => holder.kill("SIGKILL"), 15_000);
      await ended.catch(() => undefined);
      clearTimeout(kill);
    }
  }
}

/** As little as a shell needs that gives files an owner. */
function shellArguments(image: string, mounts: readonly string[], more: readonly string[]): string[] {
  return [
    "run", "--rm", ...more, "--user", "0:0", "--network", "none", "--log-driver", "none", "--memory", "64m",
    "--read-only", "--cap-drop", "ALL", "--cap-add", "CHOWN", "--security-opt", "no-new-privileges:true",
    ...mounts, "--entrypoint", "sh", image, "-euc",
  ];
}
