import { run } from "../../../cli/process";
import { docker } from "../../integ/support/docker";
import { neededImages } from "../../integ/support/needed-images";

/** Somewhere to connect to. */
export interface Target {
  /** What it is a part of. */
  readonly owner: string;
  /** Name or address. */
  readonly host: string;
  readonly port: number;
}

const CONNECT_SECONDS = 2;
/** A name that is not known takes its time. */
const LOOK_UP_SECONDS = 10;
const DEADLINE_SECONDS = 60;
const COMMON_PORTS = [22, 80, 443, 5432, 8000, 8080, 8081];

/** Tries all targets at once and prints the numbers of those that answer. */
const TRY_ALL = `
number=0
for target; do
  ( timeout ${LOOK_UP_SECONDS} nc -w ${CONNECT_SECONDS} "\${target%:*}" "\${target##*:}" -e /bin/true 2> /dev/null && echo $number ) &
  number=$((number + 1))
done
wait
`;

/**
 * Before version 28, Docker takes its firewall rules away for some milliseconds whenever anybody makes or removes a network.
 * What is really open answers again.
 */
const ATTEMPTS = 3;

/** Tries connections from a container's own network, whatever programs its image has. Gives the targets that answer each time. */
export async function reachable(container: string, targets: readonly Target[]): Promise<Target[]> {
  let answering = targets;
  for (let attempt = 0; attempt < ATTEMPTS && answering.length > 0; attempt++) answering = await reachableNow(container, answering);
  return [...answering];
}

async function reachableNow(container: string, targets: readonly Target[]): Promise<Target[]> {
  const answers = await inNetworkOf(container, "sh", "-c", TRY_ALL, "try", ...targets.map(({ host, port }) => `${host}:${port}`));
  return answers.split("\n").filter(Boolean).map((number) => targets[Number(number)]);
}

/** Every name and address by which a container may be known, each with the ports it listens on and some that are often open. */
export async function targetsOf(owner: string, container: string): Promise<Target[]> {
  const listeners = [...(await inNetworkOf(container, "netstat", "-ltn")).matchAll(/:(\d+) +\S+ +LISTEN/g)].map(([, port]) => Number(port));
  const ports = [...new Set([...COMMON_PORTS, ...listeners])];
  const hosts = networksOf(container).flatMap(({ Aliases, IPAddress }) => [...(Aliases ?? []), IPAddress]);
  return [...new Set([container, ...hosts])].flatMap((host) => ports.map((port) => ({ owner, host, port })));
}

/** The Docker host's addresses in all of a container's networks. */
export function hostAddresses(container: string): string[] {
  return networksOf(container).map(({ NetworkID }) => docker("network", "inspect", "--format", "{{(index .IPAM.Config 0).Gateway}}", NetworkID));
}

interface Network {
  readonly NetworkID: string;
  readonly IPAddress: string;
  readonly Aliases: string[] | null;
}

function networksOf(container: string): Network[] {
  return Object.values(JSON.parse(docker("inspect", "--format", "{{json .NetworkSettings.Networks}}", container)) as { [name: string]: Network });
}

export function busybox(): string {
  return neededImages().find((one) => one.includes("busybox")) ?? "busybox";
}

async function inNetworkOf(container: string, ...command: string[]): Promise<string> {
  const { code, stdout, stderr } = await run("docker", ["run", "--rm", "--network", `container:${container}`, busybox(), ...command], {
    deadlineSeconds: DEADLINE_SECONDS,
  });
  if (code !== 0) throw new Error(`in the network of ${container}: ${command.slice(0, 3).join(" ")}: exit code ${code}: ${stderr}`);
  return stdout;
}
