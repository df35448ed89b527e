import { join } from "node:path";
import fc from "fast-check";
import { TAME } from "./texts";
import { Call } from "./tree";

export const PROJECT = join(__dirname, "../../integ/fixtures/tiny");

const word = (...words: string[]) => fc.constantFrom(...words);
const lists = (one: fc.Arbitrary<unknown>, least = 0) => fc.array(one, { minLength: least, maxLength: 3 });
const few = fc.integer({ min: 1, max: 3 });
/** For what must be left out where something else is given or not, which chance does not see. */
const nothing = fc.constant(undefined);
const environment = fc.dictionary(fc.stringMatching(/^[A-Z][A-Z0-9_]{0,8}$/), TAME, { maxKeys: 3 });
const identifier = fc.stringMatching(/^[a-z_][a-z0-9_]{2,12}$/).filter((name) => !/^(postgres|template|mysql|sys|root|healthcheck)/.test(name));
const hostName = fc.stringMatching(/^([a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?[.]){1,3}example$/);
const command = fc.array(TAME.filter((text) => text !== ""), { minLength: 1, maxLength: 4 });
const application = word("shop:app", "shop.main:create_app()", "_a.b1:C");
const settings = (...names: string[]) => fc.dictionary(word(...names), TAME, { maxKeys: 3 });
const json = fc.jsonValue({ maxDepth: 3 }).filter((value) => !/e[+]|[0-9]{16}/.test(JSON.stringify(value)));

/** Values that their properties take, for those whose type alone does not say: by struct and property, or by property. */
export const SENSIBLE: { readonly [prop: string]: fc.Arbitrary<unknown> } = {
  // Names
  databaseName: identifier,
  userName: identifier,
  volumeName: fc.stringMatching(/^[a-z0-9][a-z0-9_.-]{4,12}$/),
  networkName: fc.stringMatching(/^[a-z0-9][a-z0-9_.-]{4,12}$/),
  "ExternalDatabaseProps.hostname": word("db.example.com", "10.0.0.9", "fd00::1"),
  "ExternalDatabaseProps.scheme": word("postgresql", "mysql"),
  "ExternalDatabaseProps.password": fc.constant(new Call("Secret.fromHostFile", ["/etc/password"])),
  urlParameters: fc.dictionary(word("charset", "sslmode"), TAME, { maxKeys: 2 }),
  extensions: fc.constant([]),
  names: fc.constant(["url", "containers"]),
  serverNames: fc.uniqueArray(fc.tuple(word("", "*."), hostName).map((parts) => parts.join("")), { minLength: 1, maxLength: 3 }),
  servers: fc.uniqueArray(word("10.0.0.5:8000", "app.example.com:80", "a-b:65535"), { minLength: 1 }),
  trustedProxies: lists(word("10.0.0.0/8", "2001:db8::/32", "192.0.2.1"), 1),
  trustedHeaders: lists(word("X-Forwarded-User", "X-Team")),
  bindAddress: word("127.0.0.1", "0.0.0.0", "::1"),
  "ReleaseJob.name": fc.stringMatching(/^job-[a-z0-9]{3,9}$/),
  "ReleaseJob.collectsStaticFiles": fc.constant(false),
  "RegistryImageOptions.digest": fc.constant(`sha256:${"0a".repeat(32)}`),
  target: word("runtime", "build.2"),
  dockerfile: fc.constant("Dockerfile"),
  include: lists(word("certs/ca.pem", "*.md", "data/**")),
  buildPackages: lists(word("gcc", "libpq-dev=17")),
  systemPackages: lists(word("libpq5")),
  extraDependencies: lists(word("gunicorn>=26.1", "uvicorn[standard]; python_version > '3.8'")),
  caBundle: nothing,
  pythonVersion: word("3.14.7-slim-trixie", "3.12"),
  buildArgs: environment,
  // Versions
  "PostgresProps.version": word("18.6-trixie", "17.2", "14", "16-bookworm"),
  "MySqlProps.version": word("9.7.2-oraclelinux9", "8.4", "9"),
  "MariaDbProps.version": word("11.8.9-noble", "10.11", "12.1"),
  "NginxProps.version": word("1.30.5-trixie", "1.29.3"),
  "ApacheProps.version": word("2.4.69-trixie", "2.4.62"),
  "IisProps.version": word("windowsservercore-ltsc2025", "20251201-windowsservercore-ltsc2022"),
  "PostgresProps.settings": settings("log_statement", "shop.key"),
  "MySqlProps.settings": settings("innodb-print-all-deadlocks", "log_bin"),
  "MariaDbProps.settings": settings("innodb_print_all_deadlocks", "log-bin"),
  // Applications
  application,
  "PythonAppProps.wsgi": application,
  "PythonAppProps.asgi": application,
  "DjangoProps.project": word("shop", "shop.sub"),
  "DjangoProps.settingsModule": word("shop.settings", "config.production"),
  "DjangoProps.settings": fc.dictionary(fc.stringMatching(/^[A-Z][A-Z_]{4,12}$/), json, { maxKeys: 4 }),
  "DjangoProps.staticUrl": word("/static/", "/a/b.c/"),
  staticUrlPath: nothing,
  collectStaticFiles: fc.constant(true),
  staticFolder: word("static", "/app/shop/static files"),
  migrationCommand: fc.constant(["alembic", "upgrade", "head"]),
  databaseUrlScheme: nothing,
  environment,
  "WebFrameworkProps.secrets": fc.dictionary(word("API_KEY", "TOKEN"), word("/a", "/b c").map((path) => new Call("Secret.fromHostFile", [path])), { maxKeys: 2 }),
  secretsAsFilesOnly: lists(word("SECRET_KEY")),
  user: word("10001:10001", "33:0"),
  command,
  schemaCheck: command,
  releaseJobs: fc.uniqueArray(fc.record({ name: fc.stringMatching(/^job-[a-z0-9]{3,9}$/), command }), { maxLength: 2, selector: ({ name }) => name }),
  readyPath: word("/", "/-/ready", "/a~b"),
  extraArguments: lists(TAME),
  workerClass: word("gthread", "gevent"),
  applicationInterface: nothing,
  threads: nothing,
  // Proxies: what is raw text is a configuration's, which an engine test has read
  extraHttpDirectives: word("limit_req_zone $binary_remote_addr zone=a:1m rate=1r/s;", "# ${a} %{b}\nmap $uri $a { default '}'; }"),
  extraServerDirectives: word("add_header X-A \"${host}\";", "# it's\n"),
  extraDirectives: word("LimitRequestFields 50", "# %{a}i ${b}"),
  extraVirtualHostDirectives: word("Header set X-A \"%{REQUEST_SCHEME}e\"", ""),
  extraRules: word('<rule name="a"><match url="${b}" /></rule>', ""),
  staticFolders: fc.constant({ "/static/": PROJECT }),
  rewriteModuleUrl: nothing,
  rewriteModuleSha256: nothing,
  requestRoutingModuleUrl: nothing,
  requestRoutingModuleSha256: nothing,
  maxBodySizeMiB: fc.integer({ min: 1, max: 60 }),
  // Numbers with bounds of their own
  "Resources.memoryMiB": fc.integer({ min: 512, max: 65_536 }),
  "Resources.cpus": fc.double({ min: 0.1, max: 32, noNaN: true }),
  jobMemoryMiB: fc.integer({ min: 64, max: 4096 }),
  keepReleases: fc.integer({ min: 1, max: 50 }),
  http1HeaderReadTimeoutSeconds: fc.integer({ min: 2, max: 60 }),
  maxRequestWorkers: fc.integer({ min: 64, max: 4096 }),
  blockingThreads: nothing,
  healthPort: nothing,
  workers: few,
  processes: few,
  replicas: few,
  databaseConnectionsPerProcess: few,
  maxConnections: fc.integer({ min: 200, max: 2000 }),
  requestTimeoutSeconds: fc.integer({ min: 120, max: 900 }),
  harakiriSeconds: fc.integer({ min: 2, max: 50 }),
  temporarySpaceMiB: fc.integer({ min: 64, max: 128 }),
  ratePerMinute: nothing,
  delay: fc.constant(0),
  status: fc.integer({ min: 400, max: 599 }),
  gracefulTimeoutSeconds: fc.integer({ min: 1, max: 60 }),
};
