import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import { AppServer, ContainerImage, Database, type PythonProjectImageOptions, ReverseProxy, Tls, WebFramework } from "../../../lib";
import { CA_BUNDLE } from "../support/shop";
import type { Cell, Framework } from "./cells";
import { DATABASES, FRAMEWORKS, PROXIES, SERVERS } from "./engines";

export const SERVER_NAME = "site.example.com";

/** Above the 10 MiB that are uploaded, and below the 12 MiB that are refused. */
const MAX_BODY_SIZE_MIB = 11;

/** Where a proxy sees requests of this machine come from, whatever addresses the engine gives its networks. */
const THIS_MACHINE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** Django's driver for MySQL and MariaDB is built from source, which needs Python's headers where Python is Debian's. */
const IMAGES: { readonly [framework in Framework]?: PythonProjectImageOptions } = {
  django: { buildPackages: ["gcc", "libc6-dev", "libmariadb-dev", "pkg-config", "python3-dev"], systemPackages: ["libmariadb3"] },
};

/** Id of the stack of a cell: two cells can run side by side. */
export function stackId({ number }: Cell): string {
  return `wsmatrix-${String(number).padStart(2, "0")}`;
}

export function portOf({ number }: Cell): number {
  return 18_300 + number;
}

/** The stack of one cell, and the resource of its application's image. */
export function defineSite(stack: TerraformStack, cell: Cell, version: string): { readonly image: string } {
  const framework = new WebFramework(stack, "Site", {
    engine: FRAMEWORKS[cell.framework](cell),
    image: ContainerImage.fromPythonProject(join(__dirname, "apps", cell.framework), { caBundle: CA_BUNDLE, ...IMAGES[cell.framework] }),
    database: new Database(stack, "Database", { engine: DATABASES[cell.database]() }),
    environment: { MATRIX_VERSION: version },
  });
  new ReverseProxy(stack, "Proxy", {
    upstream: new AppServer(stack, "AppServer", { framework, engine: SERVERS[cell.server](cell), startTimeoutSeconds: 40 }),
    serverNames: [SERVER_NAME],
    engine: PROXIES[cell.proxy](),
    tls: cell.tls === "https" ? Tls.terminatedElsewhere({ trustedProxies: THIS_MACHINE }) : Tls.none(),
    maxBodySizeMiB: MAX_BODY_SIZE_MIB,
    httpPort: portOf(cell),
    bindAddress: "127.0.0.1",
  });
  return { image: `docker_image.${framework.image.friendlyUniqueId}` };
}
