import { AppServer, type ExternalAppServerProps, ReverseProxy, Tls, UpstreamProtocol } from "../../lib";
import { newStack, synth } from "../support/synth";

const facts = (props: Partial<ExternalAppServerProps> = {}) => AppServer.external({ servers: ["10.0.0.5:8000"], ...props }).facts();

test("all but the addresses has a default", () => {
  expect(facts({ servers: ["10.0.0.5:8000", "app-2.internal:80"] })).toEqual({
    servers: [
      { name: "10.0.0.5", placeholder: "10.0.0.5", port: 8000 },
      { name: "app-2.internal", placeholder: "app-2.internal", port: 80 },
    ],
    protocol: UpstreamProtocol.HTTP,
    keepAliveSeconds: 5,
    readyPath: undefined,
    startTimeoutSeconds: 60,
    requestTimeoutSeconds: 60,
    egress: true,
  });
});

test("what is said is passed on", () => {
  const said = { protocol: UpstreamProtocol.UWSGI, readyPath: "/healthz", startTimeoutSeconds: 5, requestTimeoutSeconds: 7, keepAliveSeconds: 0 };
  expect(facts(said)).toMatchObject(said);
});

test("a proxy on Linux passes requests on to it, and waits for nobody whose path it does not know", () => {
  const proxied = (props: Partial<ExternalAppServerProps>) => {
    const stack = newStack();
    const upstream = AppServer.external({ servers: ["10.0.0.5:8000"], ...props });
    new ReverseProxy(stack, "Proxy", { upstream, serverNames: ["shop.example.com"], tls: Tls.none() });
    const uploads = synth(stack).at("Proxy/Route").upload ?? [];
    return (file: string) => uploads.find((upload) => upload.file === `/next/${file}`)?.content;
  };
  expect(proxied({})("server.conf")).toContain("server 10.0.0.5:8000 resolve max_fails=3 fail_timeout=5s;");
  expect(proxied({})("servers")).toBe("\n");
  expect(proxied({ readyPath: "/healthz", startTimeoutSeconds: 9 })("servers")).toBe("10.0.0.5:8000 /healthz 9\n");
});

test.each<[string, Partial<ExternalAppServerProps>, string]>([
  ["no address", { servers: [] }, "'servers' of AppServer.external must have at least one address such as '10.0.0.5:8000', got none"],
  ["an address without port", { servers: ["10.0.0.5"] }, "'servers' of AppServer.external must be host names or IPv4 addresses with a port"],
  ["a scheme", { servers: ["http://10.0.0.5:80"] }, "without scheme or path, such as '10.0.0.5:8000', got \"http://10.0.0.5:80\""],
  ["a path", { servers: ["a:80/b"] }, "got \"a:80/b\""],
  ["an IPv6 address", { servers: ["[::2]:80"] }, "got \"[::2]:80\""],
  ["port 0", { servers: ["a:0"] }, "got \"a:0\""],
  ["port 65536", { servers: ["a:65536"] }, "got \"a:65536\""],
  ["a directive behind it", { servers: ["a:80; return 200"] }, "got \"a:80; return 200\""],
  ...["0.0.0.0:8081", "0:80", "127.1:80", "127.0.0.1:8081", "2130706433:80", "0x7f.1:80", "ip6-localhost:80", "a.localhost:80"].map(
    (server): [string, Partial<ExternalAppServerProps>, string] => [server, { servers: ["10.0.0.5:8000", server] }, `got '${server}', which is that container itself`],
  ),
  ["a cloud's log-ins", { servers: ["169.254.169.254:80"] }, "got '169.254.169.254:80', which is where a cloud gives a machine's log-ins to whoever asks from it"],
  ["an address of no server", { servers: ["224.0.0.1:80"] }, "which is no address of a server"],
  ["another spelling", { servers: ["10.5:80"] }, "which is another spelling of 10.0.0.5; write that"],
  ["an address in brackets", { servers: ["[::]:80"] }, "must be host names or IPv4 addresses with a port"],
  ["a dot at the end", { servers: ["localhost.:80"] }, "must be host names or IPv4 addresses with a port"],
  ["a port with a zero before it", { servers: ["10.0.0.5:0080"] }, "must be host names or IPv4 addresses with a port"],
  ["a long name", { servers: [`${"a".repeat(64)}:80`] }, "which is too long for a host name: at most 253 characters, 63 between two dots"],
  ["localhost", { servers: ["localhost:80"] }, "must be addresses as the proxy's container sees them, got 'localhost:80', which is that container itself"],
  ["the loopback", { servers: ["127.0.0.2:80"] }, "must be addresses as the proxy's container sees them"],
  ["a relative path", { readyPath: "healthz" }, "'readyPath' of AppServer.external must be a path that begins with '/', got \"healthz\""],
  ["a path with a space", { readyPath: "/a b" }, "'readyPath' of AppServer.external must be a path"],
  ["no time to start", { startTimeoutSeconds: 0 }, "'startTimeoutSeconds' must be a whole number of at least 1"],
  ["no time to answer", { requestTimeoutSeconds: 0 }, "'requestTimeoutSeconds' must be a whole number of at least 1"],
  ["a negative time", { keepAliveSeconds: -1 }, "'keepAliveSeconds' must be a whole number of at least 0"],
])("%s is refused", (_what, props, message) => {
  expect(() => facts(props)).toThrow(message);
});
