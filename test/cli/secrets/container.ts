import type { SiteContainer } from "../../../cli/containers";
import type { SecretContainer } from "../../../cli/secrets/consumers";

/** When the containers below were started. */
export const STARTED = new Date("2026-03-01T03:00:05.400Z");

/** A container as the engine tells of it, as far as secrets are concerned: one that runs the shop. */
export function secretContainer(name: string, part: Partial<SecretContainer> = {}): SecretContainer {
  return {
    id: name, name, stack: "shop", construct: "AppServer", role: "service", isReleased: true, status: "running", started: STARTED,
    volumes: ["shop-database-data-password"], madeBy: ["shop-site-secrets-20260301030000"], ...part,
  };
}

/** A container as the engine tells of it: the shop's database. */
export function siteContainer(part: Partial<SiteContainer> = {}): SiteContainer {
  return {
    id: "1", name: "shop-database", construct: "Database", role: "service", image: "postgres", status: "running", exitCode: 0, created: STARTED,
    restarts: 0, memoryLimitBytes: 0, isLongJob: false, volumes: [], ...part,
  };
}
