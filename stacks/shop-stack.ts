import { DockerProvider } from "@cdktf/provider-docker/lib/provider";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { AppServer, Checks, type ContainerImage, Database, Django, ReverseProxy, WebFramework } from "../lib";
import { dockerHost } from "./docker-host";
import type { Environment } from "./environment";

/** Properties of `ShopStack`. */
export interface ShopStackProps {
  /** What is special about this deployment. */
  readonly environment: Environment;

  /** Image with the shop in it. */
  readonly image: ContainerImage;
}

/** The example shop: Nginx, Gunicorn, Django and PostgreSQL on one Docker host. */
export class ShopStack extends TerraformStack {
  public readonly site: WebFramework;
  public readonly proxy: ReverseProxy;

  public constructor(scope: Construct, id: string, { environment, image }: ShopStackProps) {
    super(scope, id);
    const { serverNames, httpPort, bindAddress, tls, replicas, resources, databaseResources } = environment;
    new DockerProvider(this, "Docker", { host: environment.dockerHost ?? dockerHost() });
    const database = new Database(this, "Database", { databaseName: "shop", resources: databaseResources });
    Checks.of(database).acknowledge("backup", "an example, whose data anybody can make again");
    this.site = new WebFramework(this, "Site", { engine: new Django({ project: "shop" }), image, database });
    const server = new AppServer(this, "AppServer", { framework: this.site, replicas, resources });
    this.proxy = new ReverseProxy(this, "Proxy", { upstream: server, serverNames, tls, httpPort, bindAddress });
  }
}
