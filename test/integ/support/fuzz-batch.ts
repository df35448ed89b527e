import { spawnSync } from "node:child_process";

/** Runs a shell script in one container with files laid before it, by name; gives what it prints. */
export function inOneContainer(image: string, user: string, files: { readonly [name: string]: string }, script: string): string {
  // Everything on one line of Base64 each: names and texts hold anything.
  const input = Object.entries(files).map(([name, text]) => `${name} ${Buffer.from(text).toString("base64")}\n`).join("");
  const unpack = `mkdir /tmp/files && cd /tmp/files && while read -r name text; do printf %s "$text" | base64 -d > "$name"; done; ${script}`;
  const options = ["--rm", "--interactive", "--network", "none", "--user", user, "--tmpfs", "/tmp:exec,mode=1777,size=512m", "--entrypoint", "sh"];
  const done = spawnSync("docker", ["run", ...options, image, "-uc", unpack], { encoding: "utf8", input, timeout: 600_000, maxBuffer: 256 * 1024 * 1024 });
  if (done.status !== 0) throw new Error(`the container ended with ${String(done.status)}: ${done.error?.message ?? (done.stdout + done.stderr).slice(-2000)}`);
  return done.stdout;
}
