import type { SiteContainer } from "../../../cli/containers";
import { verdictOn } from "../../../cli/prune/left-over";

const CONTAINER: SiteContainer = {
  id: "1", name: "shop-app-server-0-20260102030405", construct: "AppServer", role: "service", release: "abc", image: "shop", status: "running",
  exitCode: 0, created: new Date(0), restarts: 0, memoryLimitBytes: 0, isLongJob: false, volumes: [],
};
const NOTHING = { state: { from: "a file", objects: [] }, served: new Set<string>() };

function verdict(container: Partial<SiteContainer>, known: Partial<Parameters<typeof verdictOn>[1]> = {}) {
  return verdictOn({ ...CONTAINER, ...container }, { ...NOTHING, ...known });
}

test("what the state knows is the state's", () => {
  const state = { from: "a file", objects: [{ type: "docker_container", address: "docker_container.AppServer", id: "1" }] };
  expect(verdict({}, { state })).toBe("in the state");
  expect(verdict({ id: "2" }, { state })).toBe("left over");
});

test("an application's container that a proxy knows serves, one that none knows does not", () => {
  expect(verdict({}, { served: new Set([CONTAINER.name]) })).toBe("serves");
  expect(verdict({})).toBe("left over");
});

test("a proxy or a database that runs serves, one that has ended does not", () => {
  expect(verdict({ release: undefined })).toBe("serves");
  expect(verdict({ release: undefined, status: "exited" })).toBe("left over");
});

test("a job is left over once it has ended", () => {
  expect(verdict({ role: "job" })).toBe("still at work");
  expect(verdict({ role: "job", status: "exited" })).toBe("left over");
  expect(verdict({ role: "files", status: "created" })).toBe("left over");
});
