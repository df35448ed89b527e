import { AppServer, ContainerImage, Database, Django, ReverseProxy, Tls, WebFramework } from "../../lib";
import { Browser } from "../support/browser";
import { Compose } from "./support/compose";
import { Deployment } from "./support/deployment";
import { containers, docker, sweep } from "./support/docker";
import { CA_BUNDLE } from "./support/shop";
import { removeFolder, startProject } from "./support/start-project";
import { untilServes } from "./support/until-serves";

const STACK = "wsbare";
const PORT = 18_181;
const deployment = new Deployment();
let project: string;
let compose: Compose;

beforeAll(() => {
  sweep(`${STACK}-`);
  project = startProject(`${STACK}-made`);
  deployment.synth({
    [STACK]: (stack) => {
      const framework = new WebFramework(stack, "Site", {
        engine: new Django({ project: "mysite" }),
        image: ContainerImage.fromPythonProject(project, { caBundle: CA_BUNDLE }),
        database: new Database(stack, "Database"),
      });
      const upstream = new AppServer(stack, "AppServer", { framework });
      new ReverseProxy(stack, "Proxy", { upstream, serverNames: ["localhost"], tls: Tls.none(), httpPort: PORT, bindAddress: "127.0.0.1" });
    },
  });
  compose = new Compose(deployment.output(STACK), STACK);
  compose.up();
});

afterAll(() => {
  compose.down();
  sweep(`${STACK}-`);
  removeFolder(project);
  deployment.dispose();
});

test("what startproject made serves its admin, style sheets and a log-in, and nothing in it was edited", async () => {
  const visitor = new Browser({ port: PORT, host: `localhost:${PORT}` });
  await untilServes(visitor, "/admin/login/", 60);
  const [app] = containers({ stack: STACK, construct: "AppServer" });
  const create = "python -m django createsuperuser --noinput --username root --email root@example.com";
  docker("exec", "--env", "DJANGO_SUPERUSER_PASSWORD=a-Long-one-83", app, "sh", "-c", `exec sh "$WEBSTACK_FILES/with-secrets.sh" ${create}`);
  const { body } = await visitor.get("/admin/login/");
  const [sheet] = /\/static\/admin\/css\/base\.[0-9a-f]{12}\.css/.exec(body) ?? [];
  expect((await visitor.get(String(sheet))).status).toBe(200);
  const inside = await visitor.postForm("/admin/login/?next=/admin/", { username: "root", password: "a-Long-one-83" });
  expect([inside.status, inside.body.includes("Site administration")]).toEqual([200, true]);
});
