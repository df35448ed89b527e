import { spawnSync } from "node:child_process";

/** The Docker engine the CLI would use: `DOCKER_HOST`, else the current context. Terraform's provider knows the first alone. */
export function dockerHost(): string | undefined {
  if (process.env.DOCKER_HOST) return undefined;
  const format = "{{.Endpoints.docker.Host}}";
  const shown = spawnSync("docker", ["context", "inspect", "--format", format], { encoding: "utf8", timeout: 10_000 });
  const host = shown.status === 0 ? shown.stdout.trim() : "";
  return host === "" || host === "unix:///var/run/docker.sock" ? undefined : host;
}
