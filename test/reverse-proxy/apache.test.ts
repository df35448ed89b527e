import { Apache, UpstreamProtocol } from "../../lib";
import { BARE, bind, SHOP } from "./sites";

test("a user's directives stand in the main server and in every site's virtual host", () => {
  const engine = new Apache({ extraDirectives: "LimitRequestFields 50", extraVirtualHostDirectives: "<Location /admin/>\n  Require ip 10.0.0.0/8\n</Location>" });
  const { configuration } = bind(engine, [SHOP, BARE]);
  expect(configuration.split("\nLimitRequestFields 50\n")).toHaveLength(2);
  expect(configuration.split("\n    <Location /admin/>\n      Require ip 10.0.0.0/8\n    </Location>\n")).toHaveLength(3);
});

test("fails for a user's directives that reach out of their place", () => {
  expect(() => bind(new Apache({ extraVirtualHostDirectives: "</VirtualHost>" }), [BARE])).toThrow(
    "raw Apache directives must not close a section they did not open, as </VirtualHost> does, got",
  );
});

test("memory that is not for request bodies decides about threads", () => {
  const { configuration, container } = bind(new Apache(), [BARE]);
  expect(configuration).toContain("\nStartServers 2\nThreadsPerChild 192\nMaxRequestWorkers 384\nMinSpareThreads 192\nMaxSpareThreads 576\n");
  expect(container.command).toEqual(["httpd", "-DFOREGROUND", "-c", "ServerLimit 8", "-c", "ThreadLimit 192", "-f"]);
  expect(container.openFiles).toBe(1280);
});

test("threads and processes can be given", () => {
  const { configuration, container } = bind(new Apache({ threadsPerChild: 100, maxRequestWorkers: 250 }), [BARE]);
  expect(configuration).toContain("\nStartServers 2\nThreadsPerChild 100\nMaxRequestWorkers 200\n");
  expect(container.command).toContain("ThreadLimit 100");
  expect(bind(new Apache({ maxRequestWorkers: 10 }), [BARE]).configuration).toContain("\nStartServers 2\nThreadsPerChild 5\nMaxRequestWorkers 10\n");
});

test("the server's temporary space is memory of its own container", () => {
  expect(bind(new Apache(), [BARE]).container.tmpfs).toEqual({ "/tmp": "rw,noexec,nosuid,nodev,size=128m" });
});

test("idle connections of clients have ended before a reload", () => {
  const { configuration, live } = bind(new Apache(), [BARE]);
  expect(configuration).toContain("\nKeepAliveTimeout 5\n");
  expect(configuration).toContain(`\nHeader always set Connection close "expr=-f '/srv/proxy/quiesce' && req_novary('Upgrade') == ''"\n`);
  expect(live?.quiesceSeconds).toBe(6);
});

test("a reload ends processes that are left from the one before", () => {
  expect(bind(new Apache(), [BARE]).live?.reloadCommand.join(" ")).toMatchInlineSnapshot(`
"sh -c stats=$(grep -ls '^PPid:.1$' /proc/[0-9]*/status | sed 's/us$//')
old=$(for stat in $stats; do cut -d ' ' -f 1,22 $stat; done | sort -n -k 2 | head -n -2 | cut -d ' ' -f 1)
[ -z "$old" ] || kill -KILL $old
kill -USR1 1"
`);
});

test("requests may take as long as the user says", () => {
  const engine = new Apache({ gracefulShutdownTimeoutSeconds: 12 });
  expect(bind(engine, [BARE]).live?.drainSeconds).toBe(12);
});

test("the same options give the same answer", () => {
  expect(bind(new Apache(), [SHOP, BARE])).toEqual(bind(new Apache(), [SHOP, BARE]));
});

test("the image is the version's", () => {
  expect(new Apache().imageName).toBe("httpd:2.4.69-trixie");
  expect(new Apache({ version: "2.4.70" }).imageName).toBe("httpd:2.4.70");
});

test.each(["2.4", "2.4.61", "2.4.69-alpine", "2.4.69-alpine3.22", "2.2.34", "latest", "", "2.4.69 "])("fails for the version %j", (version) => {
  expect(() => new Apache({ version })).toThrow(
    `'version' of Apache must be a full version of 2.4.62 or newer, not the Alpine one, such as '2.4.69-trixie', got '${version}'`,
  );
});

test.each([
  ["threadsPerChild", 0, "a whole number of at least 1 and at most 1000"],
  ["threadsPerChild", 1001, "a whole number of at least 1 and at most 1000"],
  ["maxRequestWorkers", 1.5, "a whole number of at least 1 and at most 20000"],
  ["gracefulShutdownTimeoutSeconds", -1, "a whole number of at least 1 and at most 100000"],
])("fails for %s of %d", (prop, value, rule) => {
  expect(() => new Apache({ [prop]: value })).toThrow(`'${prop}' of 'Apache' must be ${rule}, got ${value}`);
});

test("it speaks HTTP and uwsgi", () => {
  expect(new Apache().protocols).toEqual([UpstreamProtocol.HTTP, UpstreamProtocol.UWSGI]);
});

test("fails for the one port of uwsgi that Apache cannot reach", () => {
  const site = { ...BARE, protocol: UpstreamProtocol.UWSGI, servers: ["bare-0:3031"] };
  expect(() => bind(new Apache(), [site])).toThrow(
    "the site 'bare' must speak uwsgi at another port than 3031 behind Apache, which takes that for no port at all, got 'bare-0:3031'; change its 'port'",
  );
});
