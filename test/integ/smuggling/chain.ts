import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ApplicationInterface, Gunicorn, type IAppServerEngine, type IReverseProxyEngine, type ProxySite, UpstreamProtocol, Uwsgi } from "../../../lib";
import { docker, sweep } from "../support/docker";
import { buildPythonProject, imageOf } from "../support/real-program";
import { send } from "./raw";

const ECHO = join(__dirname, "../fixtures/echo");
const CONFIGURATION = "/srv/proxy.conf";
const STATIC_FOLDER = "/srv/static";

/** One server of the application that tells what it was sent. */
interface Server {
  readonly engine: IAppServerEngine;
  readonly protocol: UpstreamProtocol;
  readonly idleConnectionSeconds: number;
}

const SERVERS: { readonly [name: string]: Server } = {
  gunicorn: { engine: new Gunicorn(), protocol: UpstreamProtocol.HTTP, idleConnectionSeconds: 60 },
  uwsgi: { engine: new Uwsgi(), protocol: UpstreamProtocol.UWSGI, idleConnectionSeconds: 0 },
};

/** Real proxies before real application servers, on one network of their own. */
export class Chain {
  public readonly servers = Object.keys(SERVERS);

  /** @param prefix of everything it makes on the Docker host */
  public constructor(private readonly prefix: string) {}

  /** Builds the application and starts its servers. */
  public start(): void {
    this.remove();
    buildPythonProject(ECHO, this.image);
    docker("network", "create", this.prefix);
    for (const [name, { engine }] of Object.entries(SERVERS)) {
      const { command = [] } = engine.bind({
        application: "app:application", applicationInterface: ApplicationInterface.WSGI, livePath: "/-/live", requestTimeoutSeconds: 10, memoryMiB: 256, cpus: 1,
      });
      this.run(this.container(name), ["--init", "--tmpfs", "/tmp", this.image, ...command]);
    }
  }

  /** Starts a proxy with one site before each server, unless other sites are asked for. Its port is on the loopback of this machine. */
  public async startProxy(name: string, port: number, engine: IReverseProxyEngine, sites = (usual: ProxySite[]) => usual): Promise<void> {
    const server = engine.bind({
      sites: sites(this.servers.map((one) => this.site(one))),
      trustedProxies: [], memoryMiB: 256, cpus: 1, temporarySpaceMiB: 64, releaseMarker: "@release@", quiesceFile: "/srv/quiesce",
    });
    const { command = [] } = server.container;
    const options = ["--publish", `127.0.0.1:${port}:${engine.port}`, "--user", server.live?.user ?? "", "--tmpfs", "/tmp:mode=1777"];
    const container = this.container(name);
    docker("create", "--name", container, "--network", this.prefix, "--memory", "256m", ...options, await imageOf(engine), ...command, CONFIGURATION);
    this.copy(container, {
      [CONFIGURATION]: server.live?.configuration ?? "",
      [`${STATIC_FOLDER}/plain.txt`]: "plain\n",
      [`${STATIC_FOLDER}/app.0123456789ab.css`]: "a {}\n",
      [`${STATIC_FOLDER}/.hidden`]: "hidden\n",
    });
    docker("start", container);
  }

  /** Waits until the proxies at these ports pass requests on to all servers. */
  public async untilServing(ports: readonly number[]): Promise<void> {
    const end = Date.now() + 30_000;
    for (const [port, server] of ports.flatMap((port) => this.servers.map((server) => [port, server] as const))) {
      const request = `GET / HTTP/1.0\r\nHost: ${hostOf(server)}\r\n\r\n`;
      const status = (): Promise<unknown> => send(port, [request]).then(({ answers }) => answers[0]?.status, (error: Error) => error.message);
      for (let seen = await status(); seen !== 200; seen = await status()) {
        if (Date.now() > end) throw new Error(`${server} at port ${port} does not answer: ${String(seen)}`);
        await sleep(200);
      }
    }
  }

  /** Name of one of its containers. */
  public container(name: string): string {
    return `${this.prefix}-${name}`;
  }

  public remove(): void {
    sweep(this.prefix);
  }

  /** Removes the image too. */
  public dispose(): void {
    this.remove();
    docker("image", "rm", "--no-prune", this.image);
  }

  private get image(): string {
    return `${this.prefix}-echo`;
  }

  private site(name: string): ProxySite {
    const { engine, protocol, idleConnectionSeconds } = SERVERS[name];
    return {
      name,
      serverNames: [hostOf(name)],
      servers: [`${this.container(name)}:${engine.port}`],
      protocol,
      idleConnectionSeconds,
      maxBodySizeMiB: 1,
      requestTimeoutSeconds: 10,
      staticUrlPath: "/static/",
      staticFolder: STATIC_FOLDER,
    };
  }

  private run(name: string, options: readonly string[]): void {
    docker("run", "--detach", "--name", name, "--network", this.prefix, "--memory", "256m", ...options);
  }

  private copy(container: string, files: { readonly [path: string]: string }): void {
    const folder = mkdtempSync(join(tmpdir(), "webstack-chain-"));
    try {
      for (const [path, text] of Object.entries(files)) {
        const file = join(folder, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
      chmodSync(folder, 0o755);
      docker("cp", `${folder}/.`, `${container}:/`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** Host name of the site before a server. */
export function hostOf(server: string): string {
  return `${server}.example.com`;
}
