import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A secret's folder, and the scripts that read it. */
export class WrapperFolder {
  private readonly path = mkdtempSync(join(tmpdir(), "it's a wrapper "));

  /** Gives the file's path. */
  public secret(file: string, value: string | Buffer): string {
    const path = join(this.path, file);
    writeFileSync(path, value);
    return path;
  }

  /** Takes a file away, if it is there. */
  public without(file: string): void {
    rmSync(join(this.path, file), { force: true });
  }

  public run(script: string, command: readonly string[]) {
    const env = { PATH: process.env.PATH, value: "untouched" };
    return spawnSync("/bin/sh", [this.secret("wrapper", script), ...command], { env, encoding: "utf8", timeout: 20_000 });
  }

  /** What the command finds in its environment; the script must say nothing. */
  public environmentOf(script: string): Record<string, string> {
    const { stdout, stderr } = this.run(script, [process.execPath, "-e", "console.log(JSON.stringify(process.env))"]);
    expect(stderr).toBe("");
    return JSON.parse(stdout) as Record<string, string>;
  }

  public remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
