import type { ReleaseRecord } from "../../../cli/releases/record";
import type { Synthesized, SynthesizedContainer } from "../../../cli/synthesized";
import { labelled } from "../support";

/** A record of what one container of the application ran. */
export function recordOf(id: string, content: Synthesized = {}, { live = false, rolledBack = false } = {}): ReleaseRecord {
  return { id, deployed: new Date(0), live, rolledBack, text: JSON.stringify(content), content };
}

/** A stack with one application, whose job may migrate. */
export function release(image: string, { schemaCheck, database = true }: { schemaCheck?: readonly string[]; database?: boolean } = {}): Synthesized {
  const job = labelled("shop/Site/Job-migrate/Resource", "Site/Job-migrate");
  const server = labelled("shop/AppServer/Replica0", "AppServer", "service");
  const password = { type: "volume", source: "password", target: "/run/secrets/database-password", read_only: true };
  const runs = (container: SynthesizedContainer, labels: Record<string, string>): SynthesizedContainer => ({
    ...container,
    image: "${docker_image.Site_Image.image_id}",
    mounts: database ? [password] : [],
    labels: [...(container.labels ?? []), ...Object.entries(labels).map(([label, value]) => ({ label, value }))],
  });
  return {
    resource: {
      docker_container: {
        Job: runs(job, schemaCheck === undefined ? {} : { "webstack.schema-check": JSON.stringify(schemaCheck) }),
        Server: runs(server, { "webstack.release": `release of ${image}` }),
      },
      docker_image: {
        Site_Image: { "//": { metadata: { path: "shop/Site/Image" } }, name: image, build: { context: "assets" } } as { name: string; build: unknown },
        Proxy_Image: { name: "nginx:1" },
      },
    },
  };
}
