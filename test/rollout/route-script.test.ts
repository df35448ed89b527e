import { execFileSync } from "node:child_process";
import { ROUTE_SCRIPT, waitThenServe } from "../../lib/rollout/route-script";

test.each([
  ["the route script", ROUTE_SCRIPT],
  ["the script that waits", waitThenServe(["nginx"]).entrypoint[2]],
])("%s is one a shell can read", (_what, script) => {
  expect(() => execFileSync("sh", ["-nc", script], { timeout: 5_000 })).not.toThrow();
});

test("every wait of the route script is bounded by time", () => {
  const loops = ROUTE_SCRIPT.split("\n").filter((line) => /^\s*until /.test(line) || (/^\s*while /.test(line) && !line.includes("read")));
  expect(loops).toHaveLength(3);
  expect(ROUTE_SCRIPT.match(/late \$/g)).toHaveLength(loops.length);
  expect(ROUTE_SCRIPT).toMatch(/timeout \d+ flock/);
});

test("the server becomes process 1 and reads the configuration in force", () => {
  expect(waitThenServe(["nginx", "-c"])).toMatchObject({ command: ["nginx", "-c", "/srv/proxy/current/server.conf"] });
});
