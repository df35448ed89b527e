import { AppServer, Tls } from "../../lib";
import { CheckedStack } from "../../lib/check/checked-stack";
import { Shop } from "../support/shop";
import { newApp, newStack } from "../support/synth";

test("it finds the parts of a stack, and of an application what its server does", () => {
  const { stack, proxy, server, framework, database } = new Shop();
  const checked = new CheckedStack(stack);
  expect([checked.servers, checked.frameworks, checked.databases]).toEqual([[server], [framework], [database]]);
  expect(checked.proxies.map((it) => it.proxy)).toEqual([proxy]);
  expect(checked.sites).toMatchObject([{ site: { name: "main" }, server, workload: { processes: 3, threads: 4 }, facts: { requestTimeoutSeconds: 60 } }]);
});

test("of an application that runs elsewhere the server is unknown", () => {
  const { stack } = new Shop();
  const elsewhere = new Shop({ stack: newStack("other") });
  elsewhere.proxy.addSite("Far", { upstream: AppServer.external({ servers: ["10.0.0.5:8000"] }), serverNames: ["far.example.com"] });
  expect(new CheckedStack(elsewhere.stack).sites.map(({ server, workload }) => [server?.node.path, workload?.processes])).toEqual([["other/AppServer", 3], [undefined, undefined]]);
  expect(new CheckedStack(stack).sites).toHaveLength(1);
});

test("it knows the other stacks of the program, in the order of the tree", () => {
  const app = newApp();
  const [first, second] = ["first", "second"].map((id, index) => new Shop({ stack: newStack(id, app), proxy: { httpPort: 8080 + index, tls: Tls.none() } }).stack);
  const checked = new CheckedStack(second);
  expect(checked.app.map(({ stack }) => stack)).toEqual([first, second]);
  expect(checked.app[1]).toBe(checked);
});

test("a resource is finished once, however often it is asked for", () => {
  const { stack, server } = new Shop();
  const checked = new CheckedStack(stack);
  expect(checked.finished(server.containers[0])).toBe(checked.containers.find(({ construct }) => construct === server.containers[0]));
});
