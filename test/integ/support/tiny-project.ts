import { copyFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Application,
  ApplicationInterface,
  type AppServerEngineBindOptions,
  type ContainerSpec,
  type IAppServerEngine,
  type IWebFrameworkEngine,
  UpstreamProtocol,
} from "../../../lib";

const FIXTURE = join(__dirname, "../fixtures/tiny");

/** What the small application answers to every request. */
export interface TinyAnswer {
  readonly name: string;
  readonly version: string;
  /** Number of the user it runs as. */
  readonly user: number;
  /** Bytes of the request's body. */
  readonly received: number;
  /** Version of the installed package. */
  readonly gunicorn: string | null;
  /** The host header. */
  readonly addressed: string;
}

/** A folder with the small application and some of the files that say how to build it. */
export function tinyProject(...files: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "webstack-tiny-"));
  for (const file of ["app.py", "version.py", ...files]) copyFileSync(join(FIXTURE, file), join(folder, file));
  return folder;
}

/** A new version of the small application. */
export function setVersion(folder: string, version: string): void {
  writeFileSync(join(folder, "version.py"), `VERSION = "${version}"\n`);
}

/** A framework that is none: the engine of somebody else, as small as it can be. */
export class PlainWsgi implements IWebFrameworkEngine {
  public bind(): Application {
    return { wsgi: "app:application", readyPath: "/ready", livePath: "/live" };
  }
}

/** A server made of Python's own library: the engine of somebody else. */
export class StandardLibraryServer implements IAppServerEngine {
  public readonly productName = "Python's own server";
  public readonly applicationInterfaces = [ApplicationInterface.WSGI];
  public readonly protocol = UpstreamProtocol.HTTP;
  public readonly port = 8100;
  public readonly keepAliveSeconds = 0;
  public readonly minimumMemoryMiB = 32;

  public bind({ livePath }: AppServerEngineBindOptions): ContainerSpec {
    const ask = `import urllib.request as r; r.urlopen("http://127.0.0.1:${this.port}${livePath}", timeout=4)`;
    return { command: ["python", "serve.py", String(this.port)], healthCheck: { command: ["python", "-c", ask] } };
  }
}
