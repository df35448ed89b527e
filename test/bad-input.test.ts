import { Network } from "@cdktf/provider-docker/lib/network";
import { Lazy, type TerraformStack } from "cdktf";
import { Node } from "constructs";
import {
  Apache,
  AppServer,
  ContainerImage,
  Database,
  Django,
  Granian,
  Gunicorn,
  type IWebFrameworkEngine,
  MariaDb,
  MySql,
  Nginx,
  Postgres,
  ReverseProxy,
  type ReverseProxyProps,
  Secret,
  Tls,
  WebFramework,
  type WebFrameworkProps,
} from "../lib";
import { projectFolder, removeProjectFolders } from "./container/project-folder";
import { defineFramework, Shop, type ShopOptions } from "./support/shop";
import { newApp, newStack, synth } from "./support/synth";

afterAll(removeProjectFolders);

const shop = (options: ShopOptions = {}) => new Shop(options);
const named = (...serverNames: string[]) => () => shop({ proxy: { serverNames } });
const replicas = (count: number) => () => shop({ server: { replicas: count } });
const framework = (props: Partial<WebFrameworkProps>) => () => defineFramework(newStack(), "Site", props);
const proxy = (props: Partial<ReverseProxyProps>) => () => shop({ proxy: props });
const behind = (...trustedProxies: string[]) => () => Tls.terminatedElsewhere({ trustedProxies });
const job = (...names: string[]) => framework({ releaseJobs: names.map((name) => ({ name, command: ["true"] })) });
const external = (props: object) => () => Database.external({ hostname: "db.example.com", databaseName: "a", userName: "a", password: Secret.fromHostFile("/p"), ...props });

function withContext(context: { [name: string]: unknown }) {
  return () => shop({ stack: newStack("shop", newApp(context)) });
}

function servedNowhere(): void {
  const stack = newStack();
  new AppServer(stack, "AppServer", { framework: defineFramework(stack, "Site") });
  synth(stack);
}

function secondProxy(stack: TerraformStack, upstream: AppServer, props: Partial<ReverseProxyProps> = {}): void {
  new ReverseProxy(stack, "Second", { upstream, serverNames: ["www.example.com"], tls: Tls.none(), httpPort: 8080, ...props });
}

function twoProxies(first: Partial<ReverseProxyProps>, second: Partial<ReverseProxyProps>): () => void {
  return () => {
    const { stack } = shop({ proxy: first });
    const server = new AppServer(stack, "Other", { framework: defineFramework(stack, "OtherSite") });
    secondProxy(stack, server, second);
  };
}

function withoutWsgi(): void {
  const engine: IWebFrameworkEngine = { bind: () => ({ asgi: "a:b", readyPath: "/", livePath: "/" }) };
  shop({ framework: { engine } });
}

const SERVER_NAME = "'serverNames' must be host names without scheme, port or path such as 'shop.example.com' or '*.example.com' (other than ASCII in Punycode)";

test.each<[string, () => unknown, string]>([
  ["no server name", named(), "at 'shop/Proxy': 'serverNames' must have at least one host name such as 'shop.example.com', got none"],
  ["a scheme", named("http://a.example"), `at 'shop/Proxy': ${SERVER_NAME}, got "http://a.example"`],
  ["a port", named("a.example:80"), `at 'shop/Proxy': ${SERVER_NAME}, got "a.example:80"`],
  ["a path", named("a.example/b"), `at 'shop/Proxy': ${SERVER_NAME}, got "a.example/b"`],
  ["a space", named("a example"), `at 'shop/Proxy': ${SERVER_NAME}, got "a example"`],
  ["an empty server name", named(""), `at 'shop/Proxy': ${SERVER_NAME}, got ""`],
  ["letters other than ASCII", named("bücher.example"), `at 'shop/Proxy': ${SERVER_NAME}, got "bücher.example"`],
  ["a server name for Terraform to find out", named(Lazy.stringValue({ produce: () => "a" })), "at 'shop/Proxy': 'serverNames' must be known at synth, got a Terraform value; pass plain strings"],
  ["a server name twice", named("a.example", "A.example"), "at 'shop/Proxy': 'serverNames' must belong to one site each, got 'a.example' twice; remove it from one of them"],
  [
    "two sites with one server name",
    () => shop().addSite("Blog", ["shop.example.com"]),
    "at 'shop/Proxy': 'serverNames' must belong to one site each, got 'shop.example.com' twice; remove it from one of them",
  ],
  ["a site without a name", () => shop().proxy.addSite("-", { upstream: shop().server, serverNames: ["b.example"] }), "at 'shop/Proxy': the id of a site must have a letter or digit, got \"-\"; give it a name such as 'blog'"],
  [
    "an application nobody runs",
    () => {
      const { stack } = shop();
      new WebFramework(stack, "Idle", { engine: new Django({ project: "a" }), image: ContainerImage.fromRegistry("a:1") });
      synth(stack);
    },
    "[shop/Idle] no AppServer runs this WebFramework; give it to one as 'framework'",
  ],
  [
    "an app server nobody serves",
    servedNowhere,
    "[shop/AppServer] no proxy serves this AppServer; give it to a ReverseProxy as 'upstream', or to its addSite()",
  ],
  [
    "an app server behind two proxies",
    () => {
      const { stack, server } = shop();
      secondProxy(stack, server);
    },
    "at 'shop/Second': 'upstream' must be served by one proxy, got 'shop/AppServer', which 'shop/Proxy' serves already; make another AppServer, or give the site more 'serverNames'",
  ],
  [
    "an app server in two sites",
    () => {
      const { proxy, server } = shop();
      proxy.addSite("Again", { upstream: server, serverNames: ["b.example"] });
    },
    "at 'shop/Proxy': 'upstream' must stand in one site, got 'shop/AppServer' twice; give the site more 'serverNames'",
  ],
  [
    "two servers of one application",
    () => {
      const { stack, framework } = shop();
      new AppServer(stack, "Other", { framework });
    },
    "at 'shop/Other': 'framework' must be run by one AppServer, got 'shop/Site', which 'shop/AppServer' runs already; give that one more 'replicas' or its site more 'serverNames', or make another WebFramework",
  ],
  [
    "a proxy in another stack",
    () => {
      const { stack, server } = shop();
      secondProxy(newStack("front", Node.of(stack).root as never), server);
    },
    "at 'front/Second': 'upstream' must be in the same stack as its proxy, got 'shop/AppServer'; a stack of its own is for databases",
  ],
  [
    "a server in another stack than its application",
    () => {
      const stack = newStack();
      new AppServer(newStack("other", Node.of(stack).root as never), "AppServer", { framework: defineFramework(stack, "Site") });
    },
    "at 'other/AppServer': 'framework' must be in the same stack, got 'shop/Site'; make both in one stack",
  ],
  ["no replicas", replicas(0), "at 'shop/AppServer': 'replicas' must be a whole number of at least 1 and at most 100, got 0"],
  ["one and a half replicas", replicas(1.5), "at 'shop/AppServer': 'replicas' must be a whole number of at least 1 and at most 100, got 1.5"],
  ["replicas that are no number", replicas(NaN), "at 'shop/AppServer': 'replicas' must be a whole number of at least 1 and at most 100, got NaN"],
  ["too many replicas", replicas(101), "at 'shop/AppServer': 'replicas' must be a whole number of at least 1 and at most 100, got 101"],
  [
    "replicas for Terraform to find out",
    replicas(Lazy.numberValue({ produce: () => 2 })),
    "at 'shop/AppServer': 'replicas' must be a whole number of at least 1 and at most 100 that is known at synth, got a Terraform value; pass a plain number",
  ],
  ["a server with too little memory", () => shop({ server: { resources: { memoryMiB: 100 } } }), "at 'shop/AppServer': 'resources.memoryMiB' must be a whole number of at least 128 (the server does not work with less), got 100"],
  ["a database with too little memory", () => shop({ database: { resources: { memoryMiB: 100 } } }), "at 'shop/Database': 'resources.memoryMiB' must be a whole number of at least 256 (the server does not work with less), got 100"],
  ["a proxy with too little memory", proxy({ resources: { memoryMiB: 100 } }), "at 'shop/Proxy': 'resources.memoryMiB' must be a whole number of at least 128 (the server does not work with less), got 100"],
  ["a job with too little memory", framework({ jobMemoryMiB: 0 }), "at 'shop/Site': 'jobMemoryMiB' must be a whole number of at least 64 (Python needs as much to start), got 0"],
  ["no processor", () => shop({ server: { resources: { cpus: 0 } } }), "at 'shop/AppServer': 'resources.cpus' must be a number above 0, got 0"],
  ["less of a processor than Docker measures", () => shop({ server: { resources: { cpus: 0.001 } } }), "at 'shop/AppServer': 'resources.cpus' must be a number of at least 0.01 (Docker's least), got 0.001"],
  ["a start that may take for ever", () => shop({ server: { startTimeoutSeconds: 1001 } }), "at 'shop/AppServer': 'startTimeoutSeconds' must be a whole number of at least 1 and at most 1000, got 1001"],
  ["no worker", () => new Gunicorn({ workers: 0 }), "'workers' of 'Gunicorn' must be a whole number of at least 1, got 0"],
  ["a privileged port inside", () => new Gunicorn({ port: 80 }), "'port' of 'Gunicorn' must be a whole number of at least 1024 and at most 65535, got 80"],
  ["no connections", () => new Nginx({ workerConnections: 0 }), "'workerConnections' of 'Nginx' must be a whole number of at least 1 and at most 100000, got 0"],
  ["unfinished directives", proxy({ engine: new Nginx({ extraHttpDirectives: "gzip off" }) }), `at 'shop/Proxy': raw nginx directives must end in ";" or "}", got "gzip off"`],
  ["a project that is not there", () => ContainerImage.fromPythonProject("/nowhere/at/all"), `'path' must name a folder that exists, got "/nowhere/at/all"`],
  ["a project that is no Python project", () => ContainerImage.fromPythonProject(projectFolder({ "a.txt": "" })), "must hold a Python project, with a requirements.txt, pyproject.toml or uv.lock, got none of them: name the folder that holds one, or use 'fromDirectory' with a Dockerfile of your own"],
  ["a Django project that is no module", () => new Django({ project: "my shop" }), "'project' of Django must be a Python module such as 'shop' or 'shop.settings', got \"my shop\""],
  ["settings that are no module", () => new Django({ project: "shop", settingsModule: "shop/settings.py" }), "'settingsModule' of Django must be a Python module such as 'shop' or 'shop.settings', got \"shop/settings.py\""],
  ["static files at the root", () => new Django({ project: "shop", staticUrl: "/" }), "'staticUrl' of Django must be a path that begins and ends with '/', got \"/\""],
  ["negative seconds", () => new Django({ project: "shop", hstsSeconds: -1 }), "'hstsSeconds' of 'Django' must be a whole number of at least 0, got -1"],
  ["a version of Postgres with a space", () => new Postgres({ version: "18 beta" }), "'version' of Postgres must be a tag of the official image on Debian, from 14 to 18, such as '18.6-trixie', got '18 beta'"],
  ["a version of Nginx with a space", () => new Nginx({ version: "1.30 .5" }), "'version' of Nginx must be a full version of 1.29.3 or newer, not the slim one, such as '1.30.5-trixie', got '1.30 .5'"],
  ["an old Nginx", () => new Nginx({ version: "1.29.2" }), "'version' of Nginx must be a full version of 1.29.3 or newer, not the slim one, such as '1.30.5-trixie', got '1.29.2'"],
  ["a setting that is none", () => new Postgres({ settings: { "a b": "c" } }), "'settings' of Postgres must be keyed by setting names, got \"a b\""],
  ["an image name with a space", () => ContainerImage.fromRegistry("shop 1"), 'an image name must not contain white space, such as "postgres:18.6-trixie", got "shop 1"'],
  [
    "ids that are one in Terraform",
    () => {
      const { stack } = shop();
      new Network(stack, "examplecom", { name: "a" });
      new Network(stack, "example.com", { name: "b" });
      synth(stack);
    },
    "'shop/examplecom' and 'shop/example.com' would be one resource in Terraform, 'docker_network.examplecom'; give one of them another id (only letters, digits, '-' and '_' count)",
  ],
  [
    "ids that are one on the Docker host",
    () => {
      const stack = newStack();
      new Database(stack, "ShopData");
      new Database(stack, "shop-data");
    },
    "at 'shop/shop-data': this and 'shop/ShopData' would both have 'shop-shop-data' on the Docker host; give one of them another id or name (of an id only letters and digits count)",
  ],
  [
    "two databases on one volume",
    () => {
      const stack = newStack();
      new Database(stack, "A", { volumeName: "data" });
      new Database(stack, "B", { volumeName: "data" });
    },
    "at 'shop/B': this and 'shop/A' would both have 'data' on the Docker host; give one of them another id or name (of an id only letters and digits count)",
  ],
  [
    "two stacks with one name",
    () => {
      const { stack } = shop();
      shop({ stack: newStack("Shop", Node.of(stack).root as never) });
    },
    "at 'Shop/Database': this and 'shop/Database' would both have 'shop-database' on the Docker host; give one of them another id or name (of an id only letters and digits count)",
  ],
  ["a path for a volume", () => shop({ database: { volumeName: "/srv/data" } }), `at 'shop/Database': 'volumeName' must be the name of a Docker volume (letters, digits, '_', '.' and '-'), not a path, got "/srv/data"`],
  ["a database named like the server's own", () => shop({ database: { databaseName: "postgres" } }), "at 'shop/Database': 'databaseName' must not be 'postgres', which belongs to the server itself; choose a name of the application's own"],
  ["a database name with a space", () => shop({ database: { databaseName: "my shop" } }), `at 'shop/Database': 'databaseName' must be 1 to 63 lower-case letters, digits and underscores and begin with no digit, got "my shop"`],
  ["a variable with '='", framework({ environment: { "A=B": "" } }), `at 'shop/Site': environment variables must be named by letters, digits and underscores, got "A=B"`],
  ["a variable with a newline", framework({ environment: { "A\nB": "" } }), `at 'shop/Site': environment variables must be named by letters, digits and underscores, got "A\\nB"`],
  ["NUL in a value", framework({ environment: { A: "b\0c" } }), "at 'shop/Site': the environment variable 'A' must not hold a NUL character; give such a value as a file"],
  ["a number for a value", framework({ environment: { A: 1 as never } }), "at 'shop/Site': the environment variable 'A' must be a string, got number"],
  ["a variable that is a secret too", framework({ environment: { A: "" }, secrets: { A: Secret.generated() } }), "at 'shop/Site': 'A' stands in both 'environment' and 'secrets'; remove it from 'environment'"],
  ["a secret variable with '='", framework({ secrets: { "A=B": Secret.generated() } }), `at 'shop/Site': environment variables must be named by letters, digits and underscores, got "A=B"`],
  ["a plain string for a secret", framework({ secrets: { A: "secret" as never } }), "at 'shop/Site': 'secrets.A' must be a Secret, got string; use Secret.generated() or Secret.fromHostFile(path)"],
  ["a plain string for a password", () => shop({ database: { password: "secret" as never } }), "at 'shop/Database': 'password' must be a Secret, got string; use Secret.generated() or Secret.fromHostFile(path)"],
  ["a plain string for an external password", external({ password: "secret" }), "'password' must be a Secret, got string; use Secret.generated() or Secret.fromHostFile(path)"],
  ["secrets that are one in lower case", framework({ secrets: { A_B: Secret.generated(), a_b: Secret.generated() } }), "at 'shop/Site': two secrets must differ in letters or digits, got 'A_B' and 'a_b'; rename one"],
  ["a second DATABASE_URL", () => shop({ framework: { secrets: { DATABASE_URL: Secret.generated() } } }), "at 'shop/Site': 'DATABASE_URL' is made from 'database'; remove it from 'environment' and 'secrets', or give no 'database'"],
  ["a secret key under another name", framework({ secrets: { SECRET_KEY: Secret.fromVolume("keys", "django") } }), "at 'shop/Site': 'SECRET_KEY' takes the place of the framework's own secret, whose file must be named 'value', got 'django'; rename the file"],
  ["a relative path for a host file", () => Secret.fromHostFile("password"), `'path' of Secret.fromHostFile must be an absolute path on the Docker host, got "password"`],
  ["a file outside its volume", () => Secret.fromVolume("keys", "../a"), `'file' of Secret.fromVolume must be a path inside the volume, got "../a"`],
  ["an empty secret", () => Secret.unsafePlainText(""), "'value' of Secret.unsafePlainText must be text without NUL characters, and not empty; use Secret.fromHostFile(path) for bytes"],
  ["root", framework({ user: "0:0" }), `at 'shop/Site': 'user' must be a user other than root and a group, by number, such as '10001:10001', got "0:0"`],
  ["a user by name", framework({ user: "www-data" }), `at 'shop/Site': 'user' must be a user other than root and a group, by number, such as '10001:10001', got "www-data"`],
  ["an application without the interface of its server", withoutWsgi, "at 'shop/AppServer': Gunicorn runs WSGI applications, but 'shop/Site' has ASGI; give AppServer another 'engine', or the framework an application of that kind"],
  ["a body above the space", proxy({ maxBodySizeMiB: 300, resources: { memoryMiB: 256 } }), "at 'shop/Proxy': 'maxBodySizeMiB' must fit into the proxy's temporary space of 192 MiB, got 300; set the proxy's 'resources.memoryMiB' to 728 or more"],
  [
    "a body of a further site above the space",
    () => {
      const { stack, proxy } = shop();
      const upstream = new AppServer(stack, "Other", { framework: defineFramework(stack, "OtherSite") });
      proxy.addSite("other", { upstream, serverNames: ["b.example"], maxBodySizeMiB: 200 });
    },
    "at 'shop/Proxy': 'maxBodySizeMiB' must fit into the proxy's temporary space of 128 MiB, got 200; set the proxy's 'resources.memoryMiB' to 528 or more",
  ],
  ["no body", proxy({ maxBodySizeMiB: 0 }), "at 'shop/Proxy': 'maxBodySizeMiB' must be a whole number of at least 1 and at most 100000, got 0"],
  ["a port out of range", proxy({ httpPort: 65_536 }), "at 'shop/Proxy': 'httpPort' must be a whole number of at least 1 and at most 65535, got 65536"],
  ["an address that is none", proxy({ bindAddress: "localhost" }), `at 'shop/Proxy': 'bindAddress' must be an address of the Docker host such as '0.0.0.0' or '127.0.0.1', got "localhost"`],
  ["a port that is taken", twoProxies({}, { httpPort: 80 }), "at 'shop/Second': 'httpPort' must be free on the Docker host, got 80 at '0.0.0.0', which 'shop/Proxy' has already at '0.0.0.0'; choose another 'httpPort' or 'bindAddress', or add the site to that proxy with addSite()"],
  ["a port that is taken on every address", twoProxies({}, { httpPort: 80, bindAddress: "127.0.0.1" }), "at 'shop/Second': 'httpPort' must be free on the Docker host, got 80 at '127.0.0.1', which 'shop/Proxy' has already at '0.0.0.0'; choose another 'httpPort' or 'bindAddress', or add the site to that proxy with addSite()"],
  ["nobody to trust", behind(), "'trustedProxies' must name at least one address such as '10.0.0.0/8', got none, so nobody's headers could be believed; use Tls.none() without TLS"],
  ["a name to trust", behind("lb.example.com"), `'trustedProxies' must be addresses in CIDR notation such as '10.0.0.0/8', got "lb.example.com"`],
  ["too many bits to trust", behind("10.0.0.0/33"), `'trustedProxies' must be addresses in CIDR notation such as '10.0.0.0/8', got "10.0.0.0/33"`],
  ["everybody to trust", behind("::/0"), "'trustedProxies' must not be the whole internet, got '::/0': everybody could forge an address; name what stands in front"],
  ["a job with a bad name", job("Load Data"), `at 'shop/Site': 'releaseJobs' must be named by a lower-case letter and up to 30 more, digits and hyphens, got "Load Data"`],
  ["two jobs with one name", job("load", "load"), "at 'shop/Site': 'releaseJobs' must have names of their own, got 'load' twice (check, collectstatic are the framework's); rename one"],
  ["a job with the name of the framework's", job("check"), "at 'shop/Site': 'releaseJobs' must have names of their own, got 'check' twice (check, collectstatic are the framework's); rename one"],
  ["a job without a command", framework({ releaseJobs: [{ name: "load", command: [] }] }), "at 'shop/Site': the release job 'load' must have a command: the program and its arguments, got none"],
  ["an external database with a generated password", external({ password: Secret.generated() }), "'password' of Database.external must be the password the server has already, got Secret.generated(); use Secret.fromHostFile(path) or Secret.fromVolume(volume, file)"],
  ["an external database at a URL", external({ hostname: "postgresql://db" }), `'hostname' of Database.external must be a host name or address, got "postgresql://db"`],
  ["an external database at port 0", external({ port: 0 }), "'port' of Database.external must be a whole number from 1 to 65535, got 0"],
  ["an external database of an unknown kind", () => framework({ database: external({ scheme: "oracle", port: 1521 })() })(), "at 'shop/Site': Django has no backend for a 'oracle' database; give one of postgresql, mysql"],
  ["an external database of an unknown kind at no port", external({ scheme: "oracle" }), "'port' of Database.external must be given for the scheme 'oracle', got none; only postgresql and mysql have a default"],
  ["an external database with a scheme that is a URL", external({ scheme: "mysql://" }), `'scheme' of Database.external must be that of a URL, without '://', such as 'postgresql' or 'mysql', got "mysql://"`],
  ["MySQL's root for an application", () => shop({ database: { engine: new MySql(), userName: "root" } }), "at 'shop/Database': 'userName' must not be 'root', which belongs to the server itself; choose a name of the application's own"],
  ["MariaDB's own database for an application", () => shop({ database: { engine: new MariaDb(), databaseName: "mysql" } }), "at 'shop/Database': 'databaseName' must not be 'mysql', which belongs to the server itself; choose a name of the application's own"],
  ["a user name that is too long for MySQL", () => shop({ database: { engine: new MySql(), userName: "a".repeat(33) } }), "at 'shop/Database': 'userName' "],
  ["an extension of MySQL", () => shop({ database: { engine: new MySql(), extensions: ["citext"] } }), "at 'shop/Database': 'extensions' "],
  ["too little memory for MySQL", () => shop({ database: { engine: new MySql(), resources: { memoryMiB: 256 } } }), "at 'shop/Database': 'resources.memoryMiB' must be a whole number of at least 512"],
  ["too little memory for Granian", () => shop({ server: { engine: new Granian(), resources: { memoryMiB: 64 } } }), "at 'shop/AppServer': 'resources.memoryMiB' must be a whole number of at least 128"],
  ["a version of MySQL that is out of date", () => new MySql({ version: "8.0.40" }), "'version' of MySql must be "],
  ["a version of MariaDB that is none", () => new MariaDb({ version: "lts" }), "'version' of MariaDb must be "],
  ["a version of Apache that is out of date", () => new Apache({ version: "2.2.34" }), "'version' of Apache must be a full version of 2.4.62 or newer"],
  ["a version of PostgreSQL that is out of date", () => new Postgres({ version: "13.9" }), "'version' of Postgres must be a tag of the official image on Debian, from 14 to 18"],
  ["Gunicorn's own asgi worker", () => new Gunicorn({ extraArguments: ["-k", "asgi"] }), "'workerClass' of 'Gunicorn' must not be 'asgi' (Gunicorn 26's own asgi worker never answers a request that follows at once on a kept connection); use the engine 'new Uvicorn()'"],
  ["a mirror with a scheme", withContext({ imageMirror: "https://mirror.example.com" }), `the context value 'imageMirror' must be a registry host with an optional port and path, such as 'registry.example.com/cache', got "https://mirror.example.com"`],
  ["a mirror that is no text", withContext({ imageMirror: 5 }), "the context value 'imageMirror' must be a registry host with an optional port and path, such as 'registry.example.com/cache', got 5"],
  ["a prefix with a space", withContext({ namePrefix: "my shop" }), `at 'shop': the stack's id, or the context value 'namePrefix', must give a name of lower-case letters, digits and hyphens, at most 30 long, got "my shop"`],
  ["a prefix that is too long", withContext({ namePrefix: "a".repeat(31) }), `at most 30 long, got "${"a".repeat(31)}"`],
])("%s", (_what, code, message) => {
  let thrown: unknown;
  try {
    code();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(Error);
  expect((thrown as Error).message).toContain(message);
});

test("what looks alike but is not the same is taken", () => {
  const { stack } = shop();
  expect(() => new Database(stack, "example.com")).not.toThrow();
  expect(() => new Database(stack, "examplecom")).not.toThrow();
  expect(twoProxies({ bindAddress: "127.0.0.1" }, { bindAddress: "127.0.0.2", httpPort: 80 })).not.toThrow();
  expect(() => synth(stack)).not.toThrow();
});
