import { join } from "node:path";
import { DockerProvider } from "@cdktf/provider-docker/lib/provider";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { AppServer, ContainerImage, Database, Django, ReverseProxy, Tls, WebFramework } from "../lib";
import { dockerHost } from "./docker-host";

/** Properties of `ShopStack`. */
export interface ShopStackProps {
  /** Port on the Docker host. */
  readonly httpPort: number;

  /** Host names the shop answers to. */
  readonly serverNames: string[];

  /** Address on the Docker host. */
  readonly bindAddress: string;

  /** Certificates of a network that re-signs TLS, for the build of the image. */
  readonly caBundle?: string;
}

/** The example shop: Nginx, Gunicorn, Django and PostgreSQL on one Docker host. */
export class ShopStack extends TerraformStack {
  public readonly proxy: ReverseProxy;

  public constructor(scope: Construct, id: string, props: ShopStackProps) {
    super(scope, id);
    new DockerProvider(this, "Docker", { host: dockerHost() });
    const database = new Database(this, "Database", { databaseName: "shop" });
    const site = new WebFramework(this, "Site", {
      engine: new Django({ project: "shop" }),
      image: ContainerImage.fromPythonProject(join(__dirname, "../../examples/shop"), { caBundle: props.caBundle }),
      database,
    });
    const server = new AppServer(this, "AppServer", { framework: site });
    this.proxy = new ReverseProxy(this, "Proxy", {
      upstream: server,
      serverNames: props.serverNames,
      tls: Tls.none(),
      httpPort: props.httpPort,
      bindAddress: props.bindAddress,
    });
  }
}
