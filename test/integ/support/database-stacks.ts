import type { TerraformStack } from "cdktf";
import {
  AppServer,
  type AppServerProps,
  ContainerImage,
  Database,
  Django,
  Gunicorn,
  type IDatabase,
  Nginx,
  Postgres,
  ReverseProxy,
  Secret,
  Tls,
  WebFramework,
  type WebFrameworkProps,
} from "../../../lib";
import { CA_BUNDLE } from "./shop";

export const DATA = "wsapidata";
export const APP = "wsapiapp";
export const PORT = 18_162;
const KEPT_VOLUME = `${DATA}-kept`;
export const OWN_VOLUME = `${APP}-own`;
/** What quoting gets wrong most often. */
export const HOSTILE = `\${HOME} %{ if } $$ "it's" \\ \n é`;

interface AppStackProps {
  readonly project: string;
  readonly database: IDatabase;
  readonly external: IDatabase;
}

/** A database in a stack of its own, with nothing left to its defaults. */
export function dataStack(stack: TerraformStack, id = "Database"): Database {
  return new Database(stack, id, {
    databaseName: "orders",
    userName: "clerk",
    extensions: ["pg_trgm", "unaccent"],
    volumeName: KEPT_VOLUME,
    resources: { memoryMiB: 320, cpus: 0.5 },
    engine: new Postgres({ maxConnections: 42, settings: { log_min_duration_statement: "1234" } }),
  });
}

/** Two sites: one with the database of the other stack, one with a database that no stack knows. */
export function appStack(stack: TerraformStack, { project, database, external }: AppStackProps): void {
  const image = ContainerImage.fromPythonProject(project, { caBundle: CA_BUNDLE });
  const upstream = (id: string, framework: Partial<WebFrameworkProps>, server: Partial<AppServerProps> = {}): AppServer =>
    new AppServer(stack, `${id}Server`, {
      framework: new WebFramework(stack, id, { engine: new Django({ project: "mysite" }), image, ...framework }),
      replicas: 1,
      ...server,
    });
  const ours = upstream(
    "Ours",
    {
      database,
      engine: new Django({ project: "mysite", settings: { TIME_ZONE: "Europe/Vienna", GREETING: HOSTILE } }),
      secrets: { API_KEY: Secret.fromVolume(OWN_VOLUME, "keys/api"), TRIAL: Secret.unsafePlainText(HOSTILE) },
    },
    { engine: new Gunicorn({ extraArguments: ["--log-level", "debug"] }) },
  );
  const proxy = new ReverseProxy(stack, "Proxy", {
    upstream: ours,
    serverNames: ["ours.example.com"],
    tls: Tls.none(),
    httpPort: PORT,
    bindAddress: "127.0.0.1",
    engine: new Nginx({
      extraHttpDirectives: 'map $http_x_colour $raw { default "no colour"; ~^(?<colour>[a-z]+)$ $colour; }',
      extraServerDirectives: "add_header X-Raw $raw always;",
    }),
  });
  proxy.addSite("theirs", { upstream: upstream("Theirs", { database: external }), serverNames: ["theirs.example.com"] });
}
