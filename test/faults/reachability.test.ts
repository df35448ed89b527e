import { setTimeout as sleep } from "node:timers/promises";
import { Deployment } from "../integ/support/deployment";
import { describeWithTerraform } from "../integ/support/describe-with-terraform";
import { containers, docker, sweep } from "../integ/support/docker";
import { Outside } from "../integ/support/outside";
import { removeFolder } from "../integ/support/start-project";
import { tinyProject } from "../integ/support/tiny-project";
import { busybox, hostAddresses, reachable, type Target, targetsOf } from "./support/reachability-probe";
import { DECLARED, defineReachability, type Member, MEMBERS, WITHOUT_EGRESS } from "./support/reachability-stack";
import { reportRow } from "./support/report";

const STACK = "wsfdreach";
const PORT = 18_552;
const LISTENER = "wsfdreachhost";
const LISTENER_PORT = 18_590;
/** From this version on, containers of a network without a way out do not reach what its host listens on. */
const CLOSED_HOST_VERSION = 28;
const TRIES = 3;

const HOST = "Docker host";
const OUTSIDE = "outside";
const METADATA = "cloud metadata";
/** What a container reaches: ports by the name of what has them. */
type Reach = { readonly [to: string]: readonly number[] };

describeWithTerraform("the containers of several sites", () => {
  const deployment = new Deployment();
  const project = tinyProject("requirements.txt");
  let outside: Outside;

  beforeAll(async () => {
    sweep(STACK);
    outside = new Outside("wsfdoutside");
    docker("run", "-d", "--name", LISTENER, "--network", "host", busybox(), "httpd", "-f", "-p", String(LISTENER_PORT), "-h", "/tmp");
    deployment.synth({ [STACK]: (stack) => defineReachability(stack, project, PORT) });
    await deployment.deploy(STACK);
  });

  afterAll(async () => {
    await deployment.destroy(STACK);
    sweep(STACK);
    outside.remove();
    deployment.dispose();
    removeFolder(project);
  });

  test("reach each other where that is declared, and nowhere else", async () => {
    const names = new Map(MEMBERS.map((member) => [member, containers({ stack: STACK, construct: member, role: "service" })[0]]));
    expect([...names.values()].sort()).toEqual(containers({ stack: STACK, role: "service" }));
    const wanted = new Map(MEMBERS.map((member) => [member, declared(member)]));
    const seen = await untilAs(wanted, names);
    for (const from of MEMBERS) reportRow("reachability", { "from \\ to": from, ...cells(from, seen.get(from) ?? {}) });
    expect(seen).toEqual(wanted);
  });

  /**
   * Tries again what is not as it should be, and tells: before version 28, Docker takes its isolation of networks away for
   * some milliseconds whenever somebody on the engine makes a network.
   * @see https://github.com/moby/moby/pull/49538
   */
  async function untilAs(wanted: ReadonlyMap<Member, Reach>, names: ReadonlyMap<Member, string>): Promise<Map<Member, Reach>> {
    for (let tries = 1; ; tries++) {
      const seen = await everything(names);
      const others = MEMBERS.filter((member) => JSON.stringify(seen.get(member)) !== JSON.stringify(wanted.get(member)));
      if (others.length === 0 || tries === TRIES) return seen;
      console.info(`try ${tries}: ${others.map((member) => `${member} reaches ${JSON.stringify(seen.get(member))}`).join("; ")}`);
      await sleep(1000);
    }
  }

  async function everything(names: ReadonlyMap<Member, string>): Promise<Map<Member, Reach>> {
    const begin = Date.now();
    const targets = (await Promise.all([...names].map(([member, name]) => targetsOf(member, name)))).flat();
    const gateways = [...new Set([...names.values()].flatMap(hostAddresses))];
    // The proxy is published on the loopback address alone.
    const host = gateways.flatMap((address) => [LISTENER_PORT, PORT].map((port) => ({ owner: HOST, host: address, port })));
    const { address, metadataAddress, port } = outside;
    const all = [...targets, ...host, { owner: OUTSIDE, host: address, port }, { owner: METADATA, host: metadataAddress, port }];
    const reached = await Promise.all(
      [...names].map(async ([from, name]): Promise<[Member, Reach]> => [from, byOwner(await reachable(name, all.filter(({ owner }) => owner !== from)))]),
    );
    console.info(`${all.length} targets, each tried from ${names.size} containers in ${((Date.now() - begin) / 1000).toFixed(1)} s`);
    return new Map(reached);
  }
});

function declared(from: Member): Reach {
  const isClosed = WITHOUT_EGRESS.includes(from);
  const version = Number.parseInt(docker("version", "--format", "{{.Server.Version}}"), 10);
  return {
    ...Object.fromEntries(MEMBERS.flatMap((to) => (DECLARED[from][to] ? [[to, [DECLARED[from][to][0]]]] : []))),
    ...(isClosed && version >= CLOSED_HOST_VERSION ? {} : { [HOST]: [LISTENER_PORT] }),
    ...(isClosed ? {} : { [OUTSIDE]: [8000], [METADATA]: [8000] }),
  };
}

/** In the order of the columns. */
function byOwner(targets: readonly Target[]): Reach {
  const ports = (wanted: string): number[] => [...new Set(targets.filter(({ owner }) => owner === wanted).map(({ port }) => port))].sort((a, b) => a - b);
  const owners = [...MEMBERS, HOST, OUTSIDE, METADATA];
  return Object.fromEntries(owners.map((owner): [string, number[]] => [owner, ports(owner)]).filter(([, found]) => found.length > 0));
}

function cells(from: Member, reach: Reach): { readonly [to: string]: string } {
  const members = MEMBERS.map((to) => [to, to === from ? "" : `${(reach[to] ?? ["no"]).join(", ")}${reach[to] ? (DECLARED[from][to]?.[1] ?? " (WRONG)") : ""}`]);
  const others = [HOST, OUTSIDE, METADATA].map((to) => [to, reach[to] ? "yes" : "no"]);
  return Object.fromEntries([...members, ...others]) as { [to: string]: string };
}
