import { spawnSync } from "node:child_process";
import { ComposeFile } from "../../../lib";
import { docker } from "./docker";

/** A synthesized stack run by Docker Compose. */
export class Compose {
  private readonly file: string;
  private readonly volumes: string[];

  public constructor(folder: string, private readonly stackId: string) {
    this.file = ComposeFile.write(folder);
    this.volumes = ComposeFile.dataVolumes(folder);
  }

  /** Brings everything up and returns when the route job has put the site before the public. */
  public up(): void {
    for (const volume of this.volumes) docker("volume", "create", volume);
    this.run("up", "--detach", "--build");
    const job = `${this.stackId}-proxy-route`;
    const code = docker("wait", job);
    if (code !== "0") throw new Error(`the route job ended with ${code}:\n${docker("logs", job)}`);
  }

  public down(): void {
    this.run("down", "--volumes");
  }

  /** What Compose makes of the file, after its own checks. */
  public config(): string {
    return this.run("config");
  }

  private run(...args: string[]): string {
    const done = spawnSync("docker", ["compose", "--file", this.file, ...args], { encoding: "utf8", timeout: 400_000 });
    if (done.status !== 0) throw new Error(`docker compose ${args.join(" ")}: ${done.error?.message ?? done.stderr.slice(-3000)}`);
    return done.stdout;
  }
}
