import { spawn } from "node:child_process";

/** Runs a command inside a running container as that container's user, without holding up the test. */
export function exec(container: string, command: readonly string[], deadlineSeconds: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn("docker", ["exec", container, ...command], { stdio: ["ignore", "pipe", "pipe"], timeout: deadlineSeconds * 1000 });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (code === 0) resolve(stdout.trim());
      else reject(new Error(`in ${container}: ${command.join(" ")}: ${signal ?? `exit code ${code}`}: ${stderr}`));
    });
  });
}
