import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type IReverseProxyEngine, type IWebFrameworkEngine, type ProxySite, PythonApp, Tls } from "../../../lib";
import { idleConnectionSeconds } from "../../../lib/reverse-proxy/pairing";
import { proxySpace } from "../../../lib/reverse-proxy/proxy-space";
import { docker, sweep } from "../support/docker";
import { logs } from "../support/inside";
import { buildPythonProject, imageOf } from "../support/real-program";
import { send } from "./raw";
import { running, type Size, STATIC_FOLDER } from "./running";
import { hostOf, SERVER_NAMES, SERVERS, type ServerName } from "./servers";

export { hostOf } from "./servers";

const ECHO = join(__dirname, "../fixtures/echo");
const CONFIGURATION = "/srv/proxy.conf";
const USUAL_SIZE: Size = { memoryMiB: 256, requestTimeoutSeconds: 10, maxBodySizeMiB: 1 };

/** How a chain differs from the usual one, which meets every server with requests for the echo. */
export interface ChainOptions {
  readonly servers?: readonly ServerName[];
  /** Folder of a Python project. */
  readonly project?: string;
  /** @default - `wsgi` and `asgi` in the module `app` */
  readonly framework?: IWebFrameworkEngine;
  readonly size?: Partial<Size>;
}

/** Real proxies before real application servers, on one network of their own. */
export class Chain {
  public readonly servers: readonly ServerName[];
  private readonly size: Size;

  /** @param prefix of everything it makes on the Docker host */
  public constructor(private readonly prefix: string, private readonly options: ChainOptions = {}) {
    this.servers = options.servers ?? SERVER_NAMES;
    this.size = { ...USUAL_SIZE, ...options.size };
  }

  /** Builds the application and starts its servers. */
  public start(): void {
    this.remove();
    buildPythonProject(this.options.project ?? ECHO, this.image);
    docker("network", "create", this.prefix);
    for (const name of this.servers) this.startServer(name);
  }

  /** Starts a proxy with one site before each server, unless other sites are asked for. Its port is on the loopback of this machine. */
  public async startProxy(name: string, port: number, engine: IReverseProxyEngine, sites = (usual: ProxySite[]) => usual, tls = Tls.none()): Promise<void> {
    const { memoryMiB, cpus, temporaryMiB: temporarySpaceMiB } = proxySpace(this.size);
    const { trustedProxies, trustedHeaders } = tls;
    const server = engine.bind({
      sites: sites(this.servers.map((one) => this.site(one))),
      trustedProxies, trustedHeaders, memoryMiB, cpus, temporarySpaceMiB, releaseMarker: "@release@", quiesceFile: "/srv/quiesce",
    });
    const { command = [], tmpfs = {} } = server.container;
    const options = ["--publish", `127.0.0.1:${port}:${engine.port}`, "--user", server.live?.user ?? "", "--memory", `${memoryMiB}m`, ...tmpfsOptions(tmpfs)];
    const container = this.container(name);
    docker("create", "--name", container, "--network", this.prefix, ...options, await imageOf(engine), ...command, CONFIGURATION);
    copy(container, {
      [CONFIGURATION]: server.live?.configuration ?? "",
      [`${STATIC_FOLDER}/plain.txt`]: "plain\n",
      [`${STATIC_FOLDER}/app.0123456789ab.css`]: "a {}\n",
      [`${STATIC_FOLDER}/.hidden`]: "hidden\n",
    });
    docker("start", container);
  }

  /** Starts a program of Python's own library beside the servers, in the same image. */
  public startProgram(name: string, script: string): void {
    docker("run", "--detach", "--init", "--name", this.container(name), "--network", this.prefix, this.image, "python", "-c", script);
  }

  /** Waits until the proxies at these ports pass requests on to all servers. */
  public async untilServing(ports: readonly number[]): Promise<void> {
    const end = Date.now() + 60_000;
    for (const [port, server] of ports.flatMap((port) => this.servers.map((server) => [port, server] as const))) {
      const request = `GET / HTTP/1.0\r\nHost: ${hostOf(server)}\r\n\r\n`;
      const status = (): Promise<unknown> => send(port, [request]).then(({ answers }) => answers[0]?.status, (error: Error) => error.message);
      for (let seen = await status(); seen !== 200; seen = await status()) {
        if (Date.now() > end) throw new Error(`${server} at port ${port} does not answer: ${String(seen)}; its log:\n${logs(this.container(server))}`);
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

  private startServer(name: ServerName): void {
    const { framework = new PythonApp({ wsgi: "app:wsgi", asgi: "app:asgi" }) } = this.options;
    const { command = [], tmpfs = {}, environment = {}, files } = running(SERVERS[name], name, framework, this.size);
    const variables = Object.entries(environment).flatMap(([variable, value]) => ["--env", `${variable}=${value}`]);
    const options = ["--memory", `${this.size.memoryMiB}m`, "--memory-swap", `${this.size.memoryMiB}m`, ...tmpfsOptions(tmpfs), ...variables];
    const container = this.container(name);
    docker("create", "--init", "--name", container, "--network", this.prefix, ...options, this.image, ...command);
    copy(container, files);
    docker("start", container);
  }

  private site(name: ServerName): ProxySite {
    const { engine } = SERVERS[name];
    return {
      name,
      serverNames: [hostOf(name)],
      servers: [`${this.container(name)}:${engine.port}`],
      protocol: engine.protocol,
      idleConnectionSeconds: idleConnectionSeconds(engine),
      maxBodySizeMiB: this.size.maxBodySizeMiB,
      requestTimeoutSeconds: this.size.requestTimeoutSeconds,
      staticUrlPath: "/static/",
      staticFolder: STATIC_FOLDER,
    };
  }
}

function tmpfsOptions(tmpfs: { readonly [path: string]: string }): string[] {
  return Object.entries(tmpfs).flatMap(([path, options]) => ["--tmpfs", `${path}:${options},mode=1777`]);
}

function copy(container: string, files: { readonly [path: string]: string }): void {
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
