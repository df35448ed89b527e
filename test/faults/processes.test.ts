import { setTimeout as sleep } from "node:timers/promises";
import { describeWithTerraform } from "../integ/support/describe-with-terraform";
import { containers, docker } from "../integ/support/docker";
import { logs } from "../integ/support/inside";
import { exchange } from "../support/exchange";
import { EngineHost, mainProcess, workers } from "./support/engine-host";
import { FaultedShop, UNNOTICED } from "./support/faulted-shop";

const ID = "wsftprocess";
const GREEDY_REQUESTS = 3;
/** As far apart as a container that has lost a worker needs to be trusted again. */
const APART_MS = 2000;

/** Takes all the memory there is, like a report that was never meant to grow so long. */
const GREEDY_VIEW = `
from django.views.decorators.csrf import csrf_exempt


@csrf_exempt
def greedy(request):
    held = []
    while True:
        held.append(b"x" * 2**24)
`;

describeWithTerraform("a shop under load whose processes are killed", () => {
  const shop = new FaultedShop(ID, 18_500);
  let host: EngineHost;

  shop.write("catalog/greedy.py", GREEDY_VIEW);
  shop.edit("catalog/urls.py", (text) => text.replace("import views", "import greedy, views").replace("urlpatterns = [", '$&path("greedy/", greedy.greedy),'));
  beforeAll(() => (host = new EngineHost(`${ID}host`)));
  afterAll(() => host.remove());

  const killMain = (container: string): number => host.kill(mainProcess(container));

  test("each of Gunicorn's workers in turn: no page fails", async () => {
    const victims = shop.applications().flatMap(workers);
    expect(victims.length).toBeGreaterThan(shop.applications().length);
    const seen = await shop.suffer({
      title: `kill -9 of ${victims.length} workers of Gunicorn, one every two seconds`,
      strike: async () => {
        let at = 0;
        for (const worker of victims) {
          at = host.kill(worker);
          await sleep(APART_MS);
        }
        return at;
      },
    });
    expect(seen).toMatchObject(UNNOTICED);
  });

  test("an application's container: no page fails, and it comes back by itself", async () => {
    const [application] = shop.applications();
    const seen = await shop.suffer({
      title: "kill -9 of an application's container, one of two",
      strike: () => killMain(application),
    });
    expect(seen).toMatchObject(UNNOTICED);
  });

  test("an application's container, by the command that Docker takes for a stop: no page fails, and a deploy brings it back", async () => {
    const [application] = shop.applications();
    const seen = await shop.suffer({
      title: "docker kill of an application's container, one of two",
      strike: () => {
        docker("kill", application);
        return Date.now();
      },
    });
    expect(seen).toMatchObject(UNNOTICED);
  });

  test("the proxy: the site is back within 3 seconds", async () => {
    const [proxy] = containers({ stack: ID, construct: "Proxy", role: "service" });
    const { backAfter } = await shop.suffer({ title: "kill -9 of the proxy", strike: () => killMain(proxy) });
    expect(backAfter).toBeLessThan(3);
  });

  test("the database: the site is back within 15 seconds with every acknowledged row", async () => {
    const { backAfter } = await shop.suffer({ title: "kill -9 of the database", strike: () => killMain(`${ID}-database`) });
    expect(backAfter).toBeLessThan(15);
  });

  test("workers by the kernel, because requests eat all memory: no other page fails", async () => {
    const applications = shop.applications();
    const answers: number[] = [];
    const killed = (): number => (applications.map(logs).join("").match(/was sent SIGKILL! Perhaps out of memory/g) ?? []).length;
    const before = killed();
    const seen = await shop.suffer({
      title: `the application's memory limit met by ${GREEDY_REQUESTS} requests, one every two seconds`,
      strike: async () => {
        for (let count = 0; count < GREEDY_REQUESTS; count++) {
          answers.push(await greedyRequest());
          await sleep(APART_MS);
        }
        expect(killed() - before).toBeGreaterThanOrEqual(GREEDY_REQUESTS);
        return Date.now();
      },
    });
    expect(answers).toEqual(Array<number>(GREEDY_REQUESTS).fill(502));
    expect(seen).toMatchObject(UNNOTICED);
  });

  async function greedyRequest(): Promise<number> {
    const target = { address: "127.0.0.1", port: shop.port, timeoutSeconds: 30 };
    return (await exchange(target, { method: "POST", path: "/greedy/", headers: { host: shop.host }, body: Buffer.alloc(0) })).status;
  }
});
