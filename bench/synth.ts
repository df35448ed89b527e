import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Container } from "@cdktf/provider-docker/lib/container";
import { Image } from "@cdktf/provider-docker/lib/image";
import { Network } from "@cdktf/provider-docker/lib/network";
import { DockerProvider } from "@cdktf/provider-docker/lib/provider";
import { Volume } from "@cdktf/provider-docker/lib/volume";
import { App, TerraformStack } from "cdktf";
import { AppServer, ContainerImage, Database, Django, ReverseProxy, Tls, WebFramework } from "../lib";

/** Resources of a stack by type and id, as they are written. */
type Resources = Record<string, Record<string, Record<string, unknown>>>;

const ROUNDS = 5;

function sites(stack: TerraformStack, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const name = `Site${index}`;
    const database = new Database(stack, `${name}Database`);
    const framework = new WebFramework(stack, name, {
      engine: new Django({ project: "shop" }),
      image: ContainerImage.fromRegistry("registry.example.com/shop:1.0.0"),
      database,
    });
    const upstream = new AppServer(stack, `${name}Server`, { framework });
    new ReverseProxy(stack, `${name}Proxy`, {
      upstream,
      serverNames: [`site${index}.example.com`],
      tls: Tls.none(),
      httpPort: 10_000 + index,
    });
  }
}

/** The same resources by the provider's own classes, given what they end up as. */
function byHand(stack: TerraformStack, resources: Resources): void {
  const classes = { docker_container: Container, docker_image: Image, docker_network: Network, docker_volume: Volume };
  for (const [type, Class] of Object.entries(classes)) {
    for (const [id, attributes] of Object.entries(resources[type] ?? {})) {
      new (Class as typeof Container)(stack, `${type}-${id}`, camelKeys(attributes) as unknown as { name: string; image: string });
    }
  }
}

function camelKeys(attributes: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(attributes).filter(([name]) => !["//", "depends_on", "lifecycle", "provisioner"].includes(name));
  return Object.fromEntries(entries.map(([name, value]) => [camel(name), nested(value)]));
}

function nested(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nested);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [camel(name), inner]));
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

/** Seconds of processor time that a program takes to build and synthesize. */
function measure(build: (stack: TerraformStack) => void): { seconds: number; resources: Resources } {
  const outdir = mkdtempSync(join(tmpdir(), "webstack-bench-"));
  const begin = process.cpuUsage();
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "bench");
  new DockerProvider(stack, "Docker");
  build(stack);
  app.synth();
  const { user, system } = process.cpuUsage(begin);
  const { resource } = stack.toTerraform() as { resource: Resources };
  rmSync(outdir, { recursive: true });
  return { seconds: (user + system) / 1e6, resources: resource };
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

const counts = process.argv.slice(2).map(Number);
console.log("| sites | resources | library, s CPU | provider's classes, s CPU | ratio |\n|---|---|---|---|---|");
for (const count of counts.length > 0 ? counts : [10, 100]) {
  const { resources } = measure((stack) => sites(stack, count));
  const pairs = Array.from({ length: ROUNDS }, () => ({
    library: measure((stack) => sites(stack, count)).seconds,
    hand: measure((stack) => byHand(stack, resources)).seconds,
  }));
  const number = Object.values(resources).reduce((sum, byId) => sum + Object.keys(byId).length, 0);
  const ratio = median(pairs.map(({ library, hand }) => library / hand));
  const of = (pick: "library" | "hand") => median(pairs.map((pair) => pair[pick])).toFixed(2);
  console.log(`| ${count} | ${number} | ${of("library")} | ${of("hand")} | ${ratio.toFixed(2)} |`);
}
