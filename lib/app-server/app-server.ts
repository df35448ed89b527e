import type { Container } from "@cdktf/provider-docker/lib/container";
import { Construct } from "constructs";
import { ContainerPlatform } from "../container/container-spec";
import { checkKinds } from "../container/kinds";
import { wholeNumber } from "../container/numbers";
import { type ResolvedResources, resolveResources, type Resources } from "../container/resources";
import { at } from "../private/at";
import { defineContainer, type NetworkAttachment, RESTART } from "../private/docker-container";
import { hostName } from "../private/names";
import type { WebFramework } from "../web-framework/web-framework";
import { type AppServerProcess, type IAppServerEngine, UpstreamProtocol } from "./app-server-engine";
import { type BodySpace, bodySpace } from "./body-space";
import { checkAppServer } from "./check-app-server";
import { chooseInterface } from "./choose-interface";
import type { ExternalAppServerProps } from "./external-app-server";
import { checkExternalServers, externalUpstream } from "./external-upstream";
import { Gunicorn } from "./gunicorn";
import { APP_SERVER } from "./kinds";
import type { IUpstream, SitePlacement, UpstreamFacts } from "./upstream";

/** Properties of `AppServer`. */
export interface AppServerProps {
  /** The application to run. */
  readonly framework: WebFramework;

  /**
   * The server.
   *
   * @default - `new Gunicorn()`
   */
  readonly engine?: IAppServerEngine;

  /**
   * Containers that run it side by side.
   *
   * @default 2
   */
  readonly replicas?: number;

  /**
   * Memory and processors of each container; the number of workers follows from them.
   *
   * @default - 512 MiB and 1 processor
   */
  readonly resources?: Resources;

  /**
   * Seconds a new container may take until it answers. A release that takes longer fails, and the old one goes on.
   *
   * @default 60
   */
  readonly startTimeoutSeconds?: number;

  /**
   * Whether the application may open connections to the outside. Without, it gets a front network of its own, which the
   * proxy has to join: changing this replaces the proxy.
   *
   * @default true
   */
  readonly egress?: boolean;

  /**
   * Seconds the proxy waits for an answer.
   *
   * @default 60
   */
  readonly requestTimeoutSeconds?: number;

  /**
   * Size of `/tmp` in each container, in MiB: a file that is uploaded is kept there, in memory, while it comes in, by some
   * servers and frameworks more than once.
   *
   * @default - 64, or what four of the site's largest uploads need, two above 32 MiB; at most half of the memory
   */
  readonly temporarySpaceMiB?: number;
}

/** The containers that run a web application. A `ReverseProxy` has to serve them. */
export class AppServer extends Construct implements IUpstream {
  /** An application that runs somewhere else: on another host, or on this one but made by somebody else. */
  public static external(props: ExternalAppServerProps): IUpstream {
    checkExternalServers(props);
    return externalUpstream(props);
  }

  /** The containers, in the order of their numbers. */
  public readonly containers: Container[];

  /** @internal the application it runs */
  public readonly _framework: WebFramework;

  /** @internal */
  public readonly _resources: ResolvedResources;

  private readonly engine: IAppServerEngine;
  private readonly names: string[];
  private readonly realNames: string[];
  private placement?: SitePlacement;

  public constructor(scope: Construct, id: string, private readonly props: AppServerProps) {
    super(scope, id);
    at(this, () => checkKinds("", props, APP_SERVER));
    this._framework = props.framework;
    this.engine = props.engine ?? new Gunicorn();
    const replicas = at(this, () => wholeNumber("replicas", props.replicas ?? 2, { atLeast: 1, atMost: 100 }));
    at(this, () => checkAppServer(this, props));
    at(this, () => props.framework._runBy(this.node.path));
    this._resources = at(this, () => resolveResources(props.resources, { memoryMiB: 512, cpus: 1 }, this.engine.minimumMemoryMiB));
    at(this, () => this._process);
    this.names = Array.from({ length: replicas }, (_, index) => hostName(this, String(index)));
    this.containers = this.names.map((name, index) => this.makeContainer(`Replica${index}`, name));
    this.realNames = this.containers.map((container) => container.name);
    this.node.addValidation({ validate: () => (this.placement ? [] : [NOT_SERVED]) });
  }

  public facts(): UpstreamFacts {
    const { framework } = this.props;
    const { readyPath, staticUrlPath } = framework._application;
    const volume = framework._staticVolume;
    return {
      servers: this.realNames.map((name, index) => ({
        name,
        placeholder: `${this.names[index]}-00000000000000`,
        port: this.engine.port,
        healthPort: this.engine.healthPort,
      })),
      protocol: this.engine.protocol,
      keepAliveSeconds: this.engine.keepAliveSeconds,
      platform: ContainerPlatform.LINUX,
      readyPath,
      startTimeoutSeconds: this.props.startTimeoutSeconds ?? 60,
      requestTimeoutSeconds: this.props.requestTimeoutSeconds ?? 60,
      staticFiles: volume && staticUrlPath !== undefined
        ? { urlPath: staticUrlPath, volumeName: volume.name, folder: framework.release }
        : undefined,
      egress: this.props.egress ?? true,
    };
  }

  public serveAs(placement: SitePlacement): void {
    if (this.placement && this.placement.proxyPath !== placement.proxyPath) {
      throw new Error(
        `'upstream' must be served by one proxy, got '${this.node.path}', which '${this.placement.proxyPath}' serves already; ` +
          "make another AppServer, or give the site more 'serverNames'",
      );
    }
    if (this.placement) throw new Error(`'upstream' must stand in one site, got '${this.node.path}' twice; give the site more 'serverNames'`);
    this.placement = placement;
    this.props.framework._serveAs(placement.site);
  }

  /** @internal what the engine answers for the application as it is known now */
  public get _process(): AppServerProcess {
    const { livePath } = this.props.framework._application;
    const { requestTimeoutSeconds = 60 } = this.props;
    const { temporarySpaceMiB, memoryMiB: temporaryMemoryMiB } = this._bodySpace;
    const process = this.engine.bind({ ...this.runnable, livePath, requestTimeoutSeconds, ...this._resources, temporaryMemoryMiB });
    return { ...process, tmpfs: { "/tmp": `rw,noexec,nosuid,nodev,size=${temporarySpaceMiB}m`, ...process.tmpfs } };
  }

  /** @internal where uploads lie */
  public get _bodySpace(): BodySpace {
    const { engine, placement: { maxBodySizeMiB } = {}, _resources: { memoryMiB }, runnable: { applicationInterface } } = this;
    const { temporarySpaceMiB, framework: { _application: application } } = this.props;
    return bodySpace({ engine, application, applicationInterface, maxBodySizeMiB, memoryMiB, temporarySpaceMiB });
  }

  private get runnable(): ReturnType<typeof chooseInterface> {
    const { framework } = this.props;
    return chooseInterface(this.engine, framework._application, framework);
  }

  private makeContainer(id: string, name: string): Container {
    const { framework } = this.props;
    const app = framework._container;
    return defineContainer(this, id, {
      name,
      role: "service",
      image: app.image,
      spec: () => app.withSecrets(this._process),
      resources: this._resources,
      networks: () => this.networks(),
      mounts: [app.filesMount, ...app.secretMounts, ...app.staticMount(false)],
      groups: app.secretGroups,
      release: () => framework.release,
      dependsOn: framework._dependables,
      createBeforeDestroy: true,
      hashMarks: { neverPublish: this.engine.protocol === UpstreamProtocol.UWSGI ? UWSGI_RUNS_CODE : undefined },
      settings: { restart: RESTART },
    });
  }

  private networks(): NetworkAttachment[] {
    return [...(this.placement ? [{ id: this.placement.networkId }] : []), ...this.props.framework._container.databaseNetwork];
  }
}

/** @see https://uwsgi-docs.readthedocs.io/en/latest/Vars.html */
const UWSGI_RUNS_CODE = "whoever reaches a port that speaks uwsgi can make the server load code";
const NOT_SERVED = "no proxy serves this AppServer; give it to a ReverseProxy as 'upstream', or to its addSite()";
