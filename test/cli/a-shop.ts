import type { SiteContainer } from "../../cli/containers";
import { StackFolder } from "../../cli/stack-folder";
import type { SynthesizedContainer } from "../../cli/synthesized";
import { labelled } from "./support";

const STAMP = '${formatdate("YYYYMMDDhhmmss", plantimestamp())}';
const FILES = { type: "volume", source: "shop-site-files", target: "/webstack", read_only: true };

/** Release that the folder of the shop has. */
export const RELEASE = "aaaaaaaaaaaa";

function synthesized(path: string, construct: string, role: string, name: string, more: Partial<SynthesizedContainer> = {}): SynthesizedContainer {
  return { ...labelled(`shop/${path}`, construct, role), name, ...more };
}

function replica(number: number): SynthesizedContainer {
  const made = synthesized(`AppServer/Replica${number}`, "AppServer", "service", `shop-app-server-${number}-${STAMP}`);
  return { ...made, mounts: [FILES], env: ["DJANGO_SETTINGS_MODULE=webstack_settings"], labels: [...made.labels!, { label: "webstack.release", value: RELEASE }] };
}

/** A shop of two copies, with more containers where a test has some. */
export function aShop(more: Readonly<Record<string, SynthesizedContainer>> = {}): StackFolder {
  const docker_container = {
    Proxy: synthesized("Proxy/Resource", "Proxy", "service", "shop-proxy"),
    Route: synthesized("Proxy/Route", "Proxy", "job", `shop-proxy-route-${STAMP}`),
    Replica0: replica(0),
    Replica1: replica(1),
    Database: synthesized("Database/Resource", "Database", "service", "shop-database"),
    DataCheck: synthesized("Database/DataCheck", "Database", "job", `shop-database-data-check-${STAMP}`),
    Files: synthesized("Site/Files", "Site", "files", `shop-site-files-${STAMP}`, { mounts: [FILES] }),
    Migrate: synthesized("Site/Job-migrate/Resource", "Site/Job-migrate", "job", `shop-site-job-migrate-${STAMP}`, { mounts: [FILES] }),
    ...more,
  };
  return new StackFolder("/stacks/shop", { resource: { docker_container } });
}

/** A second application in the same stack. */
export const BLOG = synthesized("Blog/Replica0", "Blog", "service", `shop-blog-0-${STAMP}`, { labels: [...labelled("shop/Blog/Replica0", "Blog", "service").labels!, { label: "webstack.release", value: "b" }] });

/** When the tests take place. */
export const NOW = new Date("2026-01-02T12:00:00Z");

/** A container on the engine, made two hours ago. */
export function onEngine(name: string, construct: string, more: Partial<SiteContainer> = {}): SiteContainer {
  const created = new Date(Number(NOW) - 7_200_000);
  return {
    id: `id-of-${name}`, name, construct, role: "service", image: "sha256:1", status: "running", health: "healthy", exitCode: 0,
    created, started: created, restarts: 0, memoryLimitBytes: 0, isLongJob: false, volumes: [], ...more,
  };
}

/** An application's container on the engine. */
export function server(number: number, more: Partial<SiteContainer> = {}): SiteContainer {
  return onEngine(`shop-app-server-${number}-20260102100000`, "AppServer", { release: RELEASE, ...more });
}

/** A job that has ended well. */
export function job(name: string, construct: string, more: Partial<SiteContainer> = {}): SiteContainer {
  const finished = new Date(Number(NOW) - 7_199_000);
  return onEngine(`${name}-20260102100000`, construct, { role: "job", status: "exited", health: undefined, finished, ...more });
}

/** All that the shop's folder describes, as it runs. */
export function running(): SiteContainer[] {
  return [
    onEngine("shop-proxy", "Proxy"),
    onEngine("shop-database", "Database"),
    job("shop-database-data-check", "Database"),
    onEngine("shop-site-files-20260102100000", "Site", { role: "files", status: "created", health: undefined, started: undefined }),
    job("shop-site-job-migrate", "Site/Job-migrate"),
    server(0),
    server(1),
    job("shop-proxy-route", "Proxy"),
  ];
}
