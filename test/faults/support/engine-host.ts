import { docker } from "../../integ/support/docker";
import { neededImages } from "../../integ/support/needed-images";

/** To kill, to make disks of files (block devices of the kind 7, asked for at 10:237) and to mount those. */
const RIGHTS = [
  "--pid", "host", "--network", "none", "--cap-add", "SYS_ADMIN", "--security-opt", "apparmor=unconfined",
  "--volume", "/dev:/dev", "--device-cgroup-rule", "b 7:* rmw", "--device-cgroup-rule", "c 10:237 rmw",
];

/**
 * The Docker host, wherever it is: a container that sees all of its processes and devices. Nothing inside of a container
 * can kill that container's main process, and `docker kill` counts as a stop, after which Docker starts nothing again.
 */
export class EngineHost {
  /** Where files may lie that go when this does. */
  public readonly folder = "/files";

  /** @param name of the container */
  public constructor(private readonly name: string) {
    this.remove();
    const image = neededImages().find((one) => one.includes("busybox")) ?? "busybox";
    docker("run", "-d", "--name", name, ...RIGHTS, "--volume", this.folder, image, "sleep", "3600");
  }

  /** Runs a script of `sh`, whose arguments are `$1` and so on, and gives what it prints. */
  public run(script: string, ...args: string[]): string {
    return docker("exec", this.name, "sh", "-euc", script, "host", ...args);
  }

  /** Kills a process by SIGKILL and gives the time just before. */
  public kill(pid: number): number {
    const at = Date.now();
    this.run('kill -9 "$1"', String(pid));
    return at;
  }

  public remove(): void {
    if (docker("ps", "-aq", "--filter", `name=^${this.name}$`) !== "") docker("rm", "-f", "-v", this.name);
  }
}

/** The id that a container's main process has on the Docker host. */
export function mainProcess(container: string): number {
  return Number(docker("inspect", "--format", "{{.State.Pid}}", container));
}

/** The ids that a container's processes without children have on the Docker host: of a server with workers, those. */
export function workers(container: string): number[] {
  const [, ...lines] = docker("top", container, "-eo", "pid,ppid").split("\n");
  const processes = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const [pids, parents] = [0, 1].map((column) => new Set(processes.map((row) => row[column])));
  // The parent of a health check is outside.
  return processes.flatMap(([pid, parent]) => (pids.has(parent) && !parents.has(pid) ? [pid] : []));
}
