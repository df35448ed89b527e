import { EMPTY, type Plan, siteWith } from "./plan";
import { PROJECT } from "./sensible";
import { Call, type Props } from "./tree";

const ELSEWHERE = { hostname: "db.example.com", databaseName: "a", userName: "a", password: new Call("Secret.fromHostFile", ["/p"]) };
const DATABASE = new Call("Database.external", [ELSEWHERE]);

type Place = (props: Props) => Plan;

const server = (name: string): Place => (props) => siteWith({ server: { engine: new Call(name, [props]) } });
const framework = (name: string, required: Props, engine = "Uvicorn"): Place => (props) =>
  siteWith({ database: DATABASE, framework: { engine: new Call(name, [{ ...required, ...props }]) }, server: { engine: new Call(engine) } });
const elsewhere = (props: Props = {}) => new Call("AppServer.external", [{ servers: ["10.0.0.5:8000"], ...props }]);
const proxy = (name: string): Place => (props) => siteWith({ external: elsewhere() }, { proxy: { tls: new Call("Tls.none"), engine: new Call(name, [props]) } });
const database = (name: string): Place => (props) => ({ ...EMPTY, database: { engine: new Call(name, [props]), resources: { memoryMiB: 1024 } } });
const image = (...call: [name: string, of: string]): Place => (props) => siteWith({ framework: { image: new Call(call[0], [call[1], props]) } });

/** The smallest stack that has this struct in it. */
export const PLACES: { readonly [struct: string]: Place } = {
  DatabaseProps: (props) => ({ ...EMPTY, database: props }),
  PostgresProps: database("Postgres"),
  MySqlProps: database("MySql"),
  MariaDbProps: database("MariaDb"),
  Resources: (props) => ({ ...EMPTY, database: { resources: props } }),
  ExternalDatabaseProps: (props) => siteWith({ database: new Call("Database.external", [{ ...ELSEWHERE, ...props }]) }),
  WebFrameworkProps: (props) => siteWith({ framework: props }),
  ReleaseJob: (props) => siteWith({ framework: { releaseJobs: [{ name: "load", command: ["true"], ...props }] } }),
  DjangoProps: framework("Django", { project: "shop" }),
  FlaskProps: framework("Flask", { application: "shop:app" }, "Gunicorn"),
  FastApiProps: framework("FastApi", { application: "shop:app" }),
  PythonAppProps: framework("PythonApp", { asgi: "shop:app" }),
  PythonApplicationProps: framework("FastApi", { application: "shop:app" }),
  AppServerProps: (props) => siteWith({ server: props }),
  GunicornProps: server("Gunicorn"),
  UwsgiProps: server("Uwsgi"),
  UvicornProps: server("Uvicorn"),
  GranianProps: server("Granian"),
  HypercornProps: server("Hypercorn"),
  DaphneProps: server("Daphne"),
  ExternalAppServerProps: (props) => siteWith({ external: elsewhere(props) }),
  ReverseProxyProps: (props) => siteWith({ external: elsewhere() }, { proxy: { tls: new Call("Tls.none"), ...props } }),
  SiteProps: (props) => siteWith({ external: elsewhere(), site: props }),
  NginxProps: proxy("Nginx"),
  NginxLimitReq: (props) => proxy("Nginx")({ limitReq: { ratePerSecond: 1, ...props } }),
  NginxLimitConn: (props) => proxy("Nginx")({ limitConn: props }),
  ApacheProps: proxy("Apache"),
  IisProps: proxy("Iis"),
  TerminatedElsewhereProps: (props) => siteWith({ external: elsewhere() }, { proxy: { tls: new Call("Tls.terminatedElsewhere", [props]) } }),
  RegistryImageOptions: image("ContainerImage.fromRegistry", "shop:1"),
  DirectoryImageOptions: image("ContainerImage.fromDirectory", PROJECT),
  PythonProjectImageOptions: image("ContainerImage.fromPythonProject", PROJECT),
  StackOutputsProps: (props) => siteWith({}, { outputs: props }),
};

const secret = (call: Call): Plan => siteWith({ framework: { secrets: { TOKEN: call } } });

/** Texts that are no properties: arguments of functions, ids and the context. */
export const ARGUMENTS: { readonly [name: string]: (text: unknown) => Plan } = {
  "Secret.fromHostFile path": (text) => secret(new Call("Secret.fromHostFile", [text])),
  "Secret.fromVolume volume": (text) => secret(new Call("Secret.fromVolume", [text, "value"])),
  "Secret.fromVolume file": (text) => secret(new Call("Secret.fromVolume", ["keys", text])),
  "Secret.named name": (text) => secret(new Call("Secret.named", [text])),
  "Secret.unsafePlainText value": (text) => secret(new Call("Secret.unsafePlainText", [text])),
  "ContainerImage.fromRegistry name": (text) => siteWith({ framework: { image: new Call("ContainerImage.fromRegistry", [text]) } }),
  "ContainerImage.fromDirectory path": (text) => siteWith({ framework: { image: new Call("ContainerImage.fromDirectory", [text]) } }),
  "ContainerImage.fromPythonProject path": (text) => siteWith({ framework: { image: new Call("ContainerImage.fromPythonProject", [text]) } }),
  "id of a stack": (text) => ({ ...EMPTY, stackId: text as string, database: {} }),
  "id of a construct": (text) => ({ ...EMPTY, databaseId: text as string, database: {} }),
  "id of an application": (text) => siteWith({ id: text as string }),
  "context value namePrefix": (text) => ({ ...EMPTY, context: { namePrefix: text }, database: {} }),
  "context value imageMirror": (text) => ({ ...EMPTY, context: { imageMirror: text }, database: {} }),
};
