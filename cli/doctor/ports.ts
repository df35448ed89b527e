import type { Site } from "../site";
import { bad, type Finding, good } from "./check";

interface Port {
  readonly address: string;
  readonly port: number;
  readonly protocol: string;
}

/** Whether the ports the stack publishes are free on the engine's host, or already its own. */
export async function ports(site: Site, toolsImage: string): Promise<Finding[]> {
  const wanted = site.stack.containers.flatMap(({ settings }) => settings.ports ?? []).filter(({ external }) => external !== undefined);
  const looks = wanted.map(({ external, ip, protocol }) => portIsFree(site, toolsImage, { port: external!, address: ip ?? "0.0.0.0", protocol: protocol ?? "tcp" }));
  return Promise.all(looks);
}

async function portIsFree({ stack, engine, containers }: Site, toolsImage: string, { address, port, protocol }: Port): Promise<Finding> {
  const what = `port ${port}`;
  const format = "{{.ID}} {{.Names}} {{.Ports}}";
  const holders = await engine.docker(["ps", "--no-trunc", "--filter", `publish=${port}/${protocol}`, "--format", format]);
  const [id, name] = holders.split("\n")[0].split(" ");
  if (containers.some((container) => container.id === id)) return good(what, `${address}:${port} is this stack's already`);
  if (name) return bad(what, `port ${port} is taken by the container '${name}'; stop that one, or give the ReverseProxy another 'httpPort'`);
  // Another program may hold it: only the attempt tells, also on a host far away.
  const publish = `${address.includes(":") ? `[${address}]` : address}:${port}:${port}/${protocol}`;
  const tried = await engine.try(["run", "--rm", "--publish", publish, "--label", `webstack.doctor=${stack.label}`, toolsImage, "true"], { deadlineSeconds: 120 });
  if (tried.code === 0) return good(what, `${address}:${port} is free`);
  if (/address already in use|port is already allocated/.test(tried.stderr)) {
    return bad(what, `port ${port} of ${address} is taken by another program on the engine's host ('ss -ltnp' there names it); stop it, or give the ReverseProxy another 'httpPort'`);
  }
  return bad(what, `whether port ${port} is free could not be tried: ${tried.stderr.trim().split("\n").at(-1)}`);
}
