import type { SiteContainer } from "../../../cli/containers";
import type { Known } from "../../../cli/ps/member";
import { overview } from "../../../cli/ps/overview";
import { report } from "../../../cli/ps/report";
import { aShop, BLOG, job, NOW, onEngine, RELEASE, running, server } from "../a-shop";

const served = new Set([server(0).name, server(1).name]);

function look(containers: readonly SiteContainer[], known: Partial<Known> = {}) {
  return overview(containers, { stack: aShop(), served, ...known }, NOW);
}

/** The shop with one container changed, or without it. */
function but(name: string, change?: Partial<SiteContainer>): SiteContainer[] {
  return running().flatMap((one) => (one.name !== name ? [one] : change === undefined ? [] : [{ ...one, ...change }]));
}

/** A state that knows these containers. */
function stateOf(containers: readonly SiteContainer[], addresses: readonly string[] = []) {
  const objects = containers.map(({ id }) => ({ type: "docker_container", address: "docker_container.Any", id }));
  return { from: "a file", objects: [...objects, ...addresses.map((address) => ({ type: "docker_container", address, id: "gone" }))] };
}

test("a site that is well is told in one sentence, and without a word more", () => {
  const seen = look(running());
  expect(seen).toMatchObject({ summary: `shop: serving release ${RELEASE} since 2 h, 4 of 4 containers healthy`, problems: [], notes: [], leftOver: [], missing: [] });
  expect(report(seen, new Map([[server(0).id, 2 ** 27]]), NOW)).toMatchInlineSnapshot(`
"shop: serving release aaaaaaaaaaaa since 2 h, 4 of 4 containers healthy

SERVICE      KIND      RELEASE              STATE    AGE  MEMORY   RESTARTS
Proxy        proxy                          healthy  2 h  -        0
AppServer.0  server    aaaaaaaaaaaa (live)  healthy  2 h  128 MiB  0
AppServer.1  server    aaaaaaaaaaaa (live)  healthy  2 h  -        0
Database     database                       healthy  2 h  -        0

JOB                  ENDED    EXIT CODE  TOOK
Database data-check  1 h ago  0          1.0 s
Proxy route          1 h ago  0          1.0 s
Site migrate         1 h ago  0          1.0 s"
`);
});

const ENDED = { status: "exited", exitCode: 137, finished: new Date(Number(NOW) - 60_000) };

test.each<[string, SiteContainer[], Partial<Known>, string]>([
  ["a killed copy", but(server(1).name, ENDED), {}, `serving release ${RELEASE} since 2 h, 3 of 4 containers healthy; AppServer.1 has exited (137), 1 min ago`],
  ["a removed copy", but(server(1).name), {}, `serving release ${RELEASE} since 2 h, 3 of 4 containers healthy; AppServer.1 is missing`],
  ["a stopped proxy", but("shop-proxy", ENDED), { served: undefined }, "serving nothing, 3 of 4 containers healthy; Proxy has exited (137), 1 min ago"],
  ["a paused database", but("shop-database", { status: "paused" }), {}, `serving release ${RELEASE} since 2 h, 3 of 4 containers healthy; Database is paused`],
  ["an unhealthy copy", but(server(0).name, { health: "unhealthy" }), {}, `serving release ${RELEASE} since 2 h, 3 of 4 containers healthy; AppServer.0 is unhealthy`],
  [
    "a failed release",
    [...running(), job("shop-proxy-route", "Proxy", { id: "new", exitCode: 1 }), server(0, { id: "n", name: "shop-app-server-0-20260102113000", release: "new", status: "restarting" })],
    { state: undefined },
    `serving release ${RELEASE} since 2 h, 4 of 4 containers healthy; Proxy route failed with exit code 1, 1 h ago (and 1 more)`,
  ],
])("%s is what is wrong", (_, containers, known, summary) => {
  expect(look(containers, known).summary).toBe(`shop: ${summary}`);
});

test("what starts is not wrong yet", () => {
  const seen = look(but(server(0).name, { health: "starting" }));
  expect(seen.summary).toBe(`shop: serving release ${RELEASE} since 2 h, 3 of 4 containers healthy, 1 starting`);
  expect(seen.problems).toEqual([]);
});

test("a release that gets no requests is wrong, unless a deploy may be under way", () => {
  const next = server(0, { id: "next", name: "shop-app-server-0-20260102113000", release: "next", created: new Date(Number(NOW) - 1_800_000) });
  const all = [...running(), next];
  expect(look(all).problems).toEqual(["release next of AppServer gets no requests (1 container)"]);
  expect(look([...running(), { ...next, created: NOW }]).notes).toEqual(["release next of AppServer gets no requests (1 container); a deploy may be under way"]);
  expect(look(all, { deploying: true })).toMatchObject({ problems: [], notes: ["a deploy is under way: look again when it has ended", expect.any(String)] });
});

test("what the state does not know and nobody needs is left over", () => {
  const old = server(0, { id: "old", name: "shop-app-server-0-20260101000000", release: "old" });
  const seen = look([old, ...running()], { state: stateOf(running()) });
  expect(seen.leftOver.map(({ container }) => container.id)).toEqual(["old"]);
  expect(seen.problems).toEqual([]);
  expect(report(seen, new Map(), NOW).split("\n").slice(-2)).toEqual([
    "LEFT OVER    CONTAINER                         RELEASE  STATE    AGE",
    "AppServer.0  shop-app-server-0-20260101000000  old      healthy  2 h",
  ]);
});

test("without a state on this machine the older of two is left over, unless it serves", () => {
  const old = server(0, { id: "old", name: "shop-app-server-0-20260101000000", release: "old" });
  const all = [old, ...running()];
  expect(look(all).leftOver.map(({ container }) => container.id)).toEqual(["old"]);
  expect(look(all, { served: new Set([...served, old.name]) }).leftOver).toEqual([]);
});

test("what the state has never heard of is not missing, only not deployed", () => {
  const containers = but(server(1).name);
  expect(look(containers, { state: stateOf(containers) })).toMatchObject({ missing: [], notes: ["not deployed yet: AppServer.1"] });
  expect(look(containers, { state: stateOf(containers, ["docker_container.Replica1"]) }).missing).toEqual(["AppServer.1"]);
});

test("jobs that were tidied away are not wrong", () => {
  const seen = look(but(job("shop-site-job-migrate", "Site/Job-migrate").name));
  expect(seen.problems).toEqual([]);
  expect(seen.notes).toEqual(["ended jobs were removed from the engine, the next deploy repeats them: Site migrate"]);
});

test("a folder that is ahead of the engine says so", () => {
  const containers = running().map((one) => (one.release === undefined ? one : { ...one, release: "old" }));
  expect(look(containers)).toMatchObject({ problems: [], notes: [`the folder has release ${RELEASE} of AppServer, which is not deployed`] });
});

test("several applications have a release each, a stack without one serves nothing", () => {
  const blog = onEngine("shop-blog-0-20260102100000", "Blog", { release: "b" });
  const seen = look([...running(), blog], { stack: aShop({ BLOG }), served: new Set([...served, blog.name]) });
  expect(seen.summary).toBe(`shop: serving AppServer release ${RELEASE} since 2 h and Blog release b since 2 h, 5 of 5 containers healthy`);
});
