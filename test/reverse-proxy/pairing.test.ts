import { AppServer, ContainerPlatform, Iis, Nginx, UpstreamProtocol } from "../../lib";
import type { UpstreamFacts } from "../../lib/app-server/upstream";
import { checkPair, idleConnectionSeconds } from "../../lib/reverse-proxy/pairing";

const facts = (changes: Partial<UpstreamFacts> = {}): UpstreamFacts => ({ ...AppServer.external({ servers: ["10.0.0.5:8000"] }).facts(), ...changes });

test.each<[string, Nginx | Iis, Partial<UpstreamFacts>]>([
  ["Nginx and Linux containers", new Nginx(), { platform: ContainerPlatform.LINUX }],
  ["Nginx and uwsgi", new Nginx(), { platform: ContainerPlatform.LINUX, protocol: UpstreamProtocol.UWSGI }],
  ["Nginx and an address", new Nginx(), {}],
  ["Iis and an address", new Iis(), {}],
  ["Iis and Windows containers", new Iis(), { platform: ContainerPlatform.WINDOWS }],
])("%s are a pair", (_what, engine, changes) => {
  expect(() => checkPair(engine, facts(changes))).not.toThrow();
});

test("hosts of two kinds are none, and the error names the way out", () => {
  expect(() => checkPair(new Iis(), facts({ platform: ContainerPlatform.LINUX }))).toThrow(
    "Iis runs on windows hosts, but its 'upstream' is made of linux containers, and one Docker host runs only one kind; make the proxy in a stack of its " +
      "own, with its host's provider, and name the application by address: AppServer.external({ servers: [...] })",
  );
  expect(() => checkPair(new Nginx(), facts({ platform: ContainerPlatform.WINDOWS }))).toThrow("Nginx runs on linux hosts, but its 'upstream' is made of windows");
});

test("a protocol that the proxy does not speak is refused", () => {
  expect(() => checkPair(new Iis(), facts({ protocol: UpstreamProtocol.UWSGI }))).toThrow(
    "Iis speaks http to applications, got an 'upstream' that speaks uwsgi; set its 'protocol' (of the AppServer's engine, or of AppServer.external) to UpstreamProtocol.HTTP, or choose another proxy",
  );
});

test.each([[75, 60], [5, 4], [1, 0], [0, 0]])("of %d s that an application keeps a connection, the proxy uses %d", (keepAliveSeconds, used) => {
  expect(idleConnectionSeconds(facts({ keepAliveSeconds }))).toBe(used);
});
