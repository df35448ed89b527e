import type { Container } from "@cdktf/provider-docker/lib/container";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { shellQuote } from "../config/shell-words";
import type { Mount } from "../private/docker-container";
import { hostName } from "../private/names";
import { defineJob } from "./job";
import { COLLECTED_PATH, PROXY_PATH, PUBLIC_PATH, ROUTE_SCRIPT } from "./route-script";

/**
 * The job shares the server's process namespace, where processes of one user may look into each other's files. So it runs
 * as another user than the server, and only root can have the capability that it needs to signal it: Docker gives none
 * to other users.
 */
export const ROUTE_USER = "0:0";

export interface RouteJobProps {
  readonly image: string;
  /** Id of the proxy's container. */
  readonly proxyId: string;
  readonly proxyVolume: string;
  readonly publicVolume: string;
  readonly checkCommand: string[];
  readonly reloadCommand: string[];
  readonly fetchCommand: string[];
  readonly workerTitle: string;
  readonly quiesceSeconds?: number;
  readonly releaseUrl: string;
  readonly drainSeconds: number;
  readonly route: () => Route;
  readonly staticFiles: () => Route["staticFiles"];
  readonly dependsOn: ITerraformDependable[];
}

/** What is to be served, known at synth. */
export interface Route {
  readonly configuration: string;
  readonly servers: { readonly address: string; readonly readyPath: string; readonly startTimeoutSeconds: number }[];
  readonly staticFiles: { readonly site: string; readonly volumeName: string; readonly folder: string }[];
}

/** The switch from one release to the next; it is made anew whenever an application's container is. */
export function defineRouteJob(scope: Construct, props: RouteJobProps): Container {
  const namespace = `container:${props.proxyId}`;
  return defineJob(scope, "Route", {
    title: "putting the release before the public",
    name: hostName(scope, "route"),
    image: props.image,
    spec: {
      entrypoint: ["sh", "/next/route.sh"],
      user: ROUTE_USER,
      environment: {
        WORKER_TITLE: props.workerTitle,
        RELEASE_URL: props.releaseUrl,
        DRAIN_SECONDS: String(props.drainSeconds),
        QUIESCE_SECONDS: String(props.quiesceSeconds ?? 0),
      },
    },
    resources: { memoryMiB: 128, cpus: 1 },
    mounts: () => [
      { source: props.proxyVolume, target: PROXY_PATH, writable: true },
      { source: props.publicVolume, target: PUBLIC_PATH, writable: true },
      ...props.staticFiles().map(({ site, volumeName }): Mount => ({ source: volumeName, target: `${COLLECTED_PATH}/${site}` })),
    ],
    uploads: () => files(props, props.route()),
    writableRoot: true,
    addCapabilities: ["CAP_KILL"],
    dependsOn: props.dependsOn,
    settings: { networkMode: namespace, pidMode: namespace },
  });
}

function files({ checkCommand, reloadCommand, fetchCommand }: RouteJobProps, { configuration, servers, staticFiles }: Route) {
  // Docker's provider refuses an empty file.
  const lines = (all: string[]): string => all.map((line) => `${line}\n`).join("") || "\n";
  return [
    { file: "/next/route.sh", content: ROUTE_SCRIPT },
    {
      file: "/next/commands.sh",
      content: lines([shellFunction("check_configuration", checkCommand), shellFunction("reload_server", reloadCommand), shellFunction("fetch", fetchCommand)]),
    },
    { file: "/next/server.conf", content: configuration },
    { file: "/next/servers", content: lines(servers.map(({ address, readyPath, startTimeoutSeconds }) => `${address} ${readyPath} ${startTimeoutSeconds}`)) },
    { file: "/next/static", content: lines(staticFiles.map(({ site, folder }) => `${site} ${folder}`)) },
  ];
}

function shellFunction(name: string, command: string[]): string {
  return `${name}() { ${command.map(shellQuote).join(" ")} "$@"; }`;
}
