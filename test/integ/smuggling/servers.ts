import { ApplicationInterface, Daphne, Granian, Gunicorn, Hypercorn, type IAppServerEngine, UpstreamProtocol, Uvicorn, Uwsgi } from "../../../lib";

/** One way to run an application. */
export interface RunningServer {
  readonly engine: IAppServerEngine;
  readonly applicationInterface: ApplicationInterface;
}

const { WSGI, ASGI } = ApplicationInterface;

/** Every application server of the library in every way it runs, by the name of its site and its container. */
export const SERVERS = {
  gunicorn: { engine: new Gunicorn(), applicationInterface: WSGI },
  uwsgi: { engine: new Uwsgi(), applicationInterface: WSGI },
  "uwsgi-http": { engine: new Uwsgi({ protocol: UpstreamProtocol.HTTP }), applicationInterface: WSGI },
  "granian-wsgi": { engine: new Granian(), applicationInterface: WSGI },
  "granian-asgi": { engine: new Granian(), applicationInterface: ASGI },
  uvicorn: { engine: new Uvicorn(), applicationInterface: ASGI },
  hypercorn: { engine: new Hypercorn(), applicationInterface: ASGI },
  daphne: { engine: new Daphne(), applicationInterface: ASGI },
} as const satisfies { readonly [name: string]: RunningServer };

export type ServerName = keyof typeof SERVERS;

export const SERVER_NAMES = Object.keys(SERVERS) as ServerName[];

/** Host name of the site before a server. */
export function hostOf(server: string): string {
  return `${server}.example.com`;
}
