import fc from "fast-check";
import { engine, structOf, tls } from "./generate";
import type { Plan, SitePlan } from "./plan";
import { Call, type Props } from "./tree";

const PACKAGE = "cdktf-webstack.";
const IMAGE = new Call("ContainerImage.fromRegistry", ["registry.example.com/shop:1.4"]);

/** Of a hundred values about one is wild: most stacks can be made. */
const WILD = 1;

/** Servers that run what each framework gives. */
const ASGI_ONLY = /^(Uvicorn|Hypercorn|Daphne)$/;
const WSGI_ONLY = /^(Gunicorn|Uwsgi)$/;

const frameworkEngine = engine(`${PACKAGE}IWebFrameworkEngine`, WILD);
const serverEngine = engine(`${PACKAGE}IAppServerEngine`, WILD);

/** Any stack: sites with frameworks, servers and databases of any kind behind any proxy. */
export function plans(): fc.Arbitrary<Plan> {
  return fc.record({
    stackId: fc.constantFrom("shop", "Shop-2", "my.shop"),
    context: fc.constantFrom<Props>({}, { namePrefix: "staging" }, { imageMirror: "mirror.example.com:5000/cache" }),
    databaseId: fc.constantFrom("Database", "data base", "Daten"),
    database: fc.option(structOf("DatabaseProps", WILD).map(fitting), { nil: undefined }),
    sites: fc.uniqueArray(sites(), { minLength: 1, maxLength: 2, selector: ({ id }) => id }),
    proxy: structOf("ReverseProxyProps", WILD).chain((props) => tls().map((its) => ({ ...withoutSite(props), tls: its }))),
    outputs: fc.option(structOf("StackOutputsProps", WILD), { nil: undefined }),
  }).map(joined);
}

/** What chance does not see: who needs a database has one, and Windows serves no containers of Linux. */
function joined(plan: Plan): Plan {
  const linux = plan.sites.some(({ framework }) => framework !== undefined);
  const { engine: its, ...proxy } = plan.proxy;
  const other = linux && its instanceof Call && its.name === "Iis";
  return {
    ...plan,
    database: plan.database ?? (plan.sites.some(({ database }) => database === "own") ? {} : undefined),
    proxy: other || its === undefined ? proxy : { ...proxy, engine: its },
  };
}

function sites(): fc.Arbitrary<SitePlan> {
  const ours = fc.record({
    id: fc.constantFrom("Main", "blog", "Café 1"),
    site: structOf("SiteProps", WILD),
    framework: fc.tuple(structOf("WebFrameworkProps", WILD), frameworkEngine).map(([props, its]) => ({ ...props, engine: its, image: props.image ?? IMAGE })),
    server: fc.tuple(structOf("AppServerProps", WILD), serverEngine).map(([props, its]) => ({ ...props, engine: its })),
    database: fc.oneof(fc.constant("own" as const), structOf("ExternalDatabaseProps", WILD).map((props) => new Call("Database.external", [props]))),
  }).map(matched);
  const elsewhere = fc.record({
    id: fc.constantFrom("Old", "other"),
    site: structOf("SiteProps", WILD),
    external: structOf("ExternalAppServerProps", WILD).map((props) => new Call("AppServer.external", [props])),
  });
  return fc.oneof({ weight: 5, arbitrary: ours }, { weight: 1, arbitrary: elsewhere });
}

/** A server that can run the application: most others are refused, which is a case of its own. */
function matched<T extends SitePlan>(site: T): T {
  const framework = (site.framework?.engine as Call).name;
  const server = (site.server?.engine as Call).name;
  const fits = framework === "Django" || (framework === "FastApi" ? !WSGI_ONLY.test(server) : !ASGI_ONLY.test(server));
  const replacement = new Call(framework === "FastApi" ? "Uvicorn" : "Gunicorn");
  const egress = site.database === "own" ? {} : { egress: true };
  return { ...site, server: { ...site.server, ...egress, ...(fits ? {} : { engine: replacement }) } };
}

/** Administrator and user have passwords of their own, and the image is that of the engine. */
function fitting({ administratorPassword: _, password: _password, image: _image, ...props }: Props): Props {
  return props;
}

function withoutSite({ serverNames: _, upstream: _upstream, maxBodySizeMiB: _size, isolated: _isolated, ...props }: Props): Props {
  return props;
}
