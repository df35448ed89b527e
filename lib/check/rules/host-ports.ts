import { TerraformProvider, type TerraformStack } from "cdktf";
import { overlap } from "../../reverse-proxy/ports";
import type { CheckedStack } from "../checked-stack";
import type { FinishedResource } from "../finished-resource";
import type { Finding, Rule } from "../rule";

interface PublishedPort {
  readonly container: FinishedResource;
  readonly engine: string;
  readonly port: number;
  readonly protocol: string;
  readonly address: string;
}

/** Of each stack, so that many of them are not gone through again and again. */
const known = new WeakMap<TerraformStack, PublishedPort[]>();

export const HOST_PORTS: Rule = {
  id: "host-ports",
  severity: "error",
  title: "Each port of a Docker host is published once, by whatever stack of the program and by whatever container.",
  why: "The second deploy fails half-way, with one site already switched.",
  wayOut: "Give one of them another `httpPort` or `bindAddress`, or put both sites behind one proxy with `addSite()`. Two hosts are told apart by the `host` of their `DockerProvider`.",
  check: (stack) => {
    const { app } = stack;
    const before = app.slice(0, app.indexOf(stack)).flatMap((earlier) => known.get(earlier.stack) ?? published(earlier));
    return published(stack).flatMap((port): Finding[] => {
      const other = before.find((taken) => clash(port, taken));
      before.push(port);
      if (other === undefined) return [];
      const at = port.container.owner;
      return [{ at, message: `port ${port.port} at ${port.address} is published by '${other.container.owner.node.path}' already; choose another port or address for one of them` }];
    });
  },
};

function published(stack: CheckedStack): PublishedPort[] {
  const engine = engineOf(stack);
  const ports = stack.containers.flatMap((container) =>
    container.blocks("ports").flatMap(({ external, protocol, ip }) => {
      if (typeof external !== "number") return [];
      const address = typeof ip === "string" && ip !== "" ? ip : "0.0.0.0";
      return [{ container, engine, port: external, protocol: typeof protocol === "string" ? protocol : "tcp", address }];
    }),
  );
  known.set(stack.stack, ports);
  return ports;
}

function engineOf({ stack }: CheckedStack): string {
  const provider = stack.node.findAll().find((it) => TerraformProvider.isTerraformProvider(it) && it.terraformResourceType === "docker");
  return String((provider as { hostInput?: string } | undefined)?.hostInput ?? "");
}

function clash(one: PublishedPort, other: PublishedPort): boolean {
  const isSame = one.engine === other.engine && one.port === other.port && one.protocol === other.protocol;
  return isSame && overlap(one.address, other.address);
}
