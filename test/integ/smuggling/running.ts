import { type Application, ApplicationInterface, type ContainerSpec, type IWebFrameworkEngine } from "../../../lib";
import { bodySpace } from "../../../lib/app-server/body-space";
import { hostOf, type RunningServer } from "./servers";

export const FILES_FOLDER = "/webstack";
export const STATIC_FOLDER = "/srv/static";
const SECRETS_FOLDER = "/run/secrets";

/** What a container of an application has, and what is asked of it. */
export interface Size {
  readonly memoryMiB: number;
  readonly requestTimeoutSeconds: number;
  readonly maxBodySizeMiB: number;
  /** Whether `/tmp` is as large as the rules of the library ask for, not as large as it is by default. */
  readonly asRulesAsk?: boolean;
}

/** A server as `AppServer` runs it, with its files by their paths. */
export interface Running extends ContainerSpec {
  readonly files: { readonly [path: string]: string };
}

/** Runs an application through the modules that the library lays beside it, as on a deployed site. */
export function running({ engine, applicationInterface }: RunningServer, name: string, framework: IWebFrameworkEngine, size: Size): Running {
  const application = framework.bind({
    site: { serverNames: [hostOf(name)], origins: [`http://${hostOf(name)}`], behindTls: false },
    secretsPath: SECRETS_FOLDER, staticPath: STATIC_FOLDER, filesPath: FILES_FOLDER,
  });
  const usual = bodySpace({ engine, application, applicationInterface, ...size });
  const space = size.asRulesAsk ? bodySpace({ engine, application, applicationInterface, ...size, temporarySpaceMiB: usual.neededMiB }) : usual;
  const { memoryMiB, requestTimeoutSeconds } = size;
  const spec = engine.bind({
    application: callable(application, applicationInterface), applicationInterface, livePath: application.livePath,
    requestTimeoutSeconds, memoryMiB, cpus: 1, temporaryMemoryMiB: space.memoryMiB,
  });
  return {
    ...spec,
    tmpfs: { "/tmp": `rw,noexec,nosuid,nodev,size=${space.temporarySpaceMiB}m` },
    environment: { ...application.environment, ...spec.environment, PYTHONPATH: `${FILES_FOLDER}:/app`, SECRET_KEY: "for-tests-alone" },
    files: {
      ...Object.fromEntries(Object.entries(application.files ?? {}).map(([file, text]) => [`${FILES_FOLDER}/${file}`, text])),
      [`${SECRETS_FOLDER}/secret-key/value`]: "for-tests-alone",
    },
  };
}

function callable({ wsgi, asgi }: Application, applicationInterface: ApplicationInterface): string {
  return (applicationInterface === ApplicationInterface.WSGI ? wsgi : asgi) ?? "";
}
