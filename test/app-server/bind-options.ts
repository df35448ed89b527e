import { ApplicationInterface, type AppServerEngineBindOptions } from "../../lib";

export const WSGI_OPTIONS: AppServerEngineBindOptions = {
  application: "shop.wsgi:application",
  applicationInterface: ApplicationInterface.WSGI,
  livePath: "/-/live",
  requestTimeoutSeconds: 60,
  memoryMiB: 512,
  cpus: 1,
};

export const ASGI_OPTIONS: AppServerEngineBindOptions = {
  ...WSGI_OPTIONS,
  application: "shop.asgi:application",
  applicationInterface: ApplicationInterface.ASGI,
};

/** The command, an option a line. */
export function lines(command: string[] | undefined): string {
  return (command ?? []).join(" ").replaceAll(" --", "\n--");
}

/** What stands behind an option. */
export function valueOf(command: string[] | undefined, option: string): string | undefined {
  const index = command?.indexOf(`--${option}`) ?? -1;
  return index < 0 ? undefined : command?.[index + 1];
}
