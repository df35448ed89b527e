import {
  Apache, AppServer, ContainerImage, Daphne, Database, Django, FastApi, Flask, Granian, Gunicorn, Hypercorn, type IAppServerEngine, type IDatabase,
  type IDatabaseEngine, type IReverseProxyEngine, type IUpstream, type IWebFrameworkEngine, Iis, MariaDb, MySql, Nginx, Postgres, PythonApp, ReverseProxy,
  Secret, Tls, UpstreamProtocol, Uvicorn, Uwsgi, WebFramework,
} from "../lib";
import { expectCanBePutBack } from "./support/put-back";
import { newStack, synth } from "./support/synth";

const PROXIES: { [name: string]: IReverseProxyEngine } = { Nginx: new Nginx(), Apache: new Apache(), Iis: new Iis() };

const SERVERS: { [name: string]: IAppServerEngine } = {
  Gunicorn: new Gunicorn(),
  Uwsgi: new Uwsgi(),
  "Uwsgi over HTTP": new Uwsgi({ protocol: UpstreamProtocol.HTTP }),
  Uvicorn: new Uvicorn(),
  Granian: new Granian(),
  Hypercorn: new Hypercorn(),
  Daphne: new Daphne(),
};

const FRAMEWORKS: { [name: string]: IWebFrameworkEngine } = {
  Django: new Django({ project: "shop" }),
  Flask: new Flask({ application: "shop:app" }),
  FastApi: new FastApi({ application: "shop:app" }),
  "PythonApp (wsgi)": new PythonApp({ wsgi: "shop:app" }),
  "PythonApp (asgi)": new PythonApp({ asgi: "shop:app" }),
};

const DATABASES: { [name: string]: IDatabaseEngine } = { Postgres: new Postgres(), MySql: new MySql(), MariaDb: new MariaDb() };

interface Parts {
  readonly proxy?: IReverseProxyEngine;
  readonly server?: IAppServerEngine;
  readonly framework?: IWebFrameworkEngine;
  readonly database?: IDatabaseEngine | "external";
  readonly upstream?: IUpstream;
}

/** What the library says of a stack of these parts; nothing when they go together. */
function refusal({ proxy = new Nginx(), server, framework = new Django({ project: "shop" }), database, upstream }: Parts): string | undefined {
  const stack = newStack();
  try {
    const app = (): IUpstream =>
      new AppServer(stack, "AppServer", {
        engine: server,
        framework: new WebFramework(stack, "Site", {
          engine: framework,
          image: ContainerImage.fromRegistry("registry.example.com/shop:1.4"),
          database: database === "external" ? EXTERNAL : database && new Database(stack, "Database", { engine: database }),
        }),
      });
    new ReverseProxy(stack, "Proxy", { engine: proxy, upstream: upstream ?? app(), serverNames: ["shop.example.com"], tls: Tls.none() });
    expectCanBePutBack(synth(stack).text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

const EXTERNAL: IDatabase = Database.external({
  scheme: "mysql",
  hostname: "mysql.example.com",
  databaseName: "shop",
  userName: "shop",
  password: Secret.fromHostFile("/etc/webstack/password"),
});

function pairs<A, B>(ones: { [name: string]: A }, others: { [name: string]: B }, parts: (one: A, other: B) => Parts): { [pair: string]: string | undefined } {
  const all = Object.entries(ones).flatMap(([one, a]) => Object.entries(others).map(([other, b]) => [`${one} x ${other}`, refusal(parts(a, b))]));
  return Object.fromEntries(all) as { [pair: string]: string | undefined };
}

/** The pairs that are refused, each with the sentence. */
function refused(table: { [pair: string]: string | undefined }): string {
  return Object.entries(table).flatMap(([pair, message]) => (message === undefined ? [] : [`${pair}: ${message}`])).join("\n");
}

test("a server and a framework go together when they share an interface", () => {
  expect(refused(pairs(SERVERS, FRAMEWORKS, (server, framework) => ({ server, framework })))).toMatchInlineSnapshot(`
"Gunicorn x FastApi: at 'shop/AppServer': Gunicorn runs WSGI applications, but 'shop/Site' has ASGI; give AppServer another 'engine', or the framework an application of that kind
Gunicorn x PythonApp (asgi): at 'shop/AppServer': Gunicorn runs WSGI applications, but 'shop/Site' has ASGI; give AppServer another 'engine', or the framework an application of that kind
Uwsgi x FastApi: at 'shop/AppServer': uWSGI runs WSGI applications, but 'shop/Site' has ASGI; give AppServer another 'engine', or the framework an application of that kind
Uwsgi x PythonApp (asgi): at 'shop/AppServer': uWSGI runs WSGI applications, but 'shop/Site' has ASGI; give AppServer another 'engine', or the framework an application of that kind
Uwsgi over HTTP x FastApi: at 'shop/AppServer': uWSGI runs WSGI applications, but 'shop/Site' has ASGI; give AppServer another 'engine', or the framework an application of that kind
Uwsgi over HTTP x PythonApp (asgi): at 'shop/AppServer': uWSGI runs WSGI applications, but 'shop/Site' has ASGI; give AppServer another 'engine', or the framework an application of that kind
Uvicorn x Flask: at 'shop/AppServer': Uvicorn runs ASGI applications, but 'shop/Site' has WSGI; give AppServer another 'engine', or the framework an application of that kind
Uvicorn x PythonApp (wsgi): at 'shop/AppServer': Uvicorn runs ASGI applications, but 'shop/Site' has WSGI; give AppServer another 'engine', or the framework an application of that kind
Hypercorn x Flask: at 'shop/AppServer': Hypercorn runs ASGI applications, but 'shop/Site' has WSGI; give AppServer another 'engine', or the framework an application of that kind
Hypercorn x PythonApp (wsgi): at 'shop/AppServer': Hypercorn runs ASGI applications, but 'shop/Site' has WSGI; give AppServer another 'engine', or the framework an application of that kind
Daphne x Flask: at 'shop/AppServer': Daphne runs ASGI applications, but 'shop/Site' has WSGI; give AppServer another 'engine', or the framework an application of that kind
Daphne x PythonApp (wsgi): at 'shop/AppServer': Daphne runs ASGI applications, but 'shop/Site' has WSGI; give AppServer another 'engine', or the framework an application of that kind"
`);
});

test("a proxy and a server go together when one host runs both", () => {
  expect(refused(pairs(PROXIES, SERVERS, (proxy, server) => ({ proxy, server })))).toMatchInlineSnapshot(`
"Iis x Gunicorn: at 'shop/Proxy': Iis runs on windows hosts, but its 'upstream' is made of linux containers, and one Docker host runs only one kind; make the proxy in a stack of its own, with its host's provider, and name the application by address: AppServer.external({ servers: [...] })
Iis x Uwsgi: at 'shop/Proxy': Iis runs on windows hosts, but its 'upstream' is made of linux containers, and one Docker host runs only one kind; make the proxy in a stack of its own, with its host's provider, and name the application by address: AppServer.external({ servers: [...] })
Iis x Uwsgi over HTTP: at 'shop/Proxy': Iis runs on windows hosts, but its 'upstream' is made of linux containers, and one Docker host runs only one kind; make the proxy in a stack of its own, with its host's provider, and name the application by address: AppServer.external({ servers: [...] })
Iis x Uvicorn: at 'shop/Proxy': Iis runs on windows hosts, but its 'upstream' is made of linux containers, and one Docker host runs only one kind; make the proxy in a stack of its own, with its host's provider, and name the application by address: AppServer.external({ servers: [...] })
Iis x Granian: at 'shop/Proxy': Iis runs on windows hosts, but its 'upstream' is made of linux containers, and one Docker host runs only one kind; make the proxy in a stack of its own, with its host's provider, and name the application by address: AppServer.external({ servers: [...] })
Iis x Hypercorn: at 'shop/Proxy': Iis runs on windows hosts, but its 'upstream' is made of linux containers, and one Docker host runs only one kind; make the proxy in a stack of its own, with its host's provider, and name the application by address: AppServer.external({ servers: [...] })
Iis x Daphne: at 'shop/Proxy': Iis runs on windows hosts, but its 'upstream' is made of linux containers, and one Docker host runs only one kind; make the proxy in a stack of its own, with its host's provider, and name the application by address: AppServer.external({ servers: [...] })"
`);
});

test("a proxy and an application elsewhere go together when they speak the same", () => {
  const elsewhere = Object.fromEntries(
    Object.values(UpstreamProtocol).map((protocol) => [`external over ${protocol}`, AppServer.external({ servers: ["10.0.0.5:8000"], protocol })]),
  );
  expect(refused(pairs(PROXIES, elsewhere, (proxy, upstream) => ({ proxy, upstream })))).toMatchInlineSnapshot(`"Iis x external over uwsgi: at 'shop/Proxy': Iis speaks http to applications, got an 'upstream' that speaks uwsgi; set its 'protocol' (of the AppServer's engine, or of AppServer.external) to UpstreamProtocol.HTTP, or choose another proxy"`);
});

test("every framework uses every database", () => {
  const databases = { ...DATABASES, "external MySQL": "external" as const };
  expect(refused(pairs(FRAMEWORKS, databases, (framework, database) => ({
    framework,
    database,
    server: framework.bind(NOWHERE).wsgi === undefined ? new Uvicorn() : new Gunicorn(),
  })))).toBe("");
});

const NOWHERE = { site: { serverNames: [], origins: [], behindTls: false }, secretsPath: "", staticPath: "", filesPath: "" };

test("a port that speaks uwsgi is never published, by whatever override", () => {
  for (const [attribute, value] of Object.entries({ ports: [{ internal: 3032, external: 3032 }], publish_all_ports: true, network_mode: "host" })) {
    const stack = newStack();
    const framework = new WebFramework(stack, "Site", { engine: new Django({ project: "shop" }), image: ContainerImage.fromRegistry("registry.example.com/shop:1.4") });
    const server = new AppServer(stack, "AppServer", { framework, engine: new Uwsgi() });
    new ReverseProxy(stack, "Proxy", { upstream: server, serverNames: ["shop.example.com"], tls: Tls.none() });
    server.containers[0].addOverride(attribute, value);
    expect(() => synth(stack)).toThrow(
      "at 'shop/AppServer/Replica0': no port of this container may be published, because whoever reaches a port that speaks uwsgi can make the server load code",
    );
  }
});
