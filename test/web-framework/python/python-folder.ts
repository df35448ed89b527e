import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder of Python modules, and Python in it. */
export class PythonFolder {
  public readonly path = mkdtempSync(join(tmpdir(), "python-folder-"));

  public constructor(files: { readonly [path: string]: string }) {
    this.write(files);
  }

  public write(files: { readonly [path: string]: string }): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.path, path)), { recursive: true });
      writeFileSync(join(this.path, path), text);
    }
  }

  public run(args: readonly string[], environment: { readonly [name: string]: string } = {}) {
    const env = { PATH: process.env.PATH, PYTHONDONTWRITEBYTECODE: "1", ...environment };
    const { status, stdout, stderr } = spawnSync("python3", args, { cwd: this.path, env, encoding: "utf8", timeout: 20_000 });
    return { status, stdout, stderr };
  }

  /** What the program prints; it must not fail. */
  public print(program: string, environment: { readonly [name: string]: string } = {}): string {
    const { status, stdout, stderr } = this.run(["-c", program], environment);
    expect([status, stderr]).toEqual([0, ""]);
    return stdout;
  }

  /** The last line a failing program says. */
  public fail(args: readonly string[], environment: { readonly [name: string]: string } = {}): string {
    const { status, stderr } = this.run(args, environment);
    expect(status).toBe(1);
    return stderr.trim().split("\n").at(-1) ?? "";
  }

  public remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
