import { join } from "node:path";
import { DockerProvider } from "@cdktf/provider-docker/lib/provider";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { AppServer, Iis, ReverseProxy, Tls } from "../lib";

/** Properties of `IisStack`. */
export interface IisStackProps {
  /** Address of the application, as the proxy's container reaches it: `"10.0.0.5:8000"`. */
  readonly upstream: string;

  /** Host names the site answers to. */
  readonly serverNames: string[];

  /** Port on the Docker host. */
  readonly httpPort: number;
}

/** IIS on a Windows host, before an application that runs elsewhere. */
export class IisStack extends TerraformStack {
  public readonly proxy: ReverseProxy;

  public constructor(scope: Construct, id: string, props: IisStackProps) {
    super(scope, id);
    new DockerProvider(this, "Docker", { host: process.env.DOCKER_HOST || "npipe:////./pipe/docker_engine" });
    this.proxy = new ReverseProxy(this, "Proxy", {
      engine: new Iis({ staticFolders: { "/static/": join(__dirname, "../../examples/iis/static") } }),
      upstream: AppServer.external({ servers: [props.upstream], readyPath: "/healthz" }),
      serverNames: props.serverNames,
      tls: Tls.none(),
      httpPort: props.httpPort,
      maxBodySizeMiB: 1,
    });
  }
}
