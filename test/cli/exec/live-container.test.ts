import { liveContainer } from "../../../cli/exec/live-container";
import { aShop, onEngine, server } from "../a-shop";

const OLD = [0, 1].map((number) => server(number, { name: `shop-app-server-${number}-20260101100000`, release: "old" }));
const NEW = [server(0), server(1)];
const served = new Set(OLD.map(({ name }) => name));

function choose(containers = [...OLD, ...NEW], wanted: Partial<Parameters<typeof liveContainer>[2]> = {}): string {
  return liveContainer(aShop(), containers, { service: "AppServer", served, ...wanted }).name;
}

test("the release that gets requests is the live one, not the newest", () => {
  expect(choose()).toBe("shop-app-server-0-20260101100000");
  expect(choose(undefined, { replica: 1 })).toBe("shop-app-server-1-20260101100000");
});

test("where no proxy tells, the newest release that runs is the live one", () => {
  expect(choose(undefined, { served: undefined })).toBe("shop-app-server-0-20260102100000");
  expect(choose([...OLD, ...NEW.map((one) => ({ ...one, status: "exited" }))], { served: undefined })).toBe("shop-app-server-0-20260101100000");
});

test("a copy that does not run is passed over", () => {
  expect(choose([{ ...OLD[0], status: "exited" }, OLD[1]])).toBe("shop-app-server-1-20260101100000");
});

test("the copies are counted, not sorted as text", () => {
  const many = [10, 9, 2].map((number) => server(number));
  expect(choose(many, { served: new Set(many.map(({ name }) => name)) })).toBe("shop-app-server-2-20260102100000");
});

test("what does not run is refused with what is known of it", () => {
  expect(() => choose(OLD, { replica: 5 })).toThrow("'AppServer' has no replica 5 that runs in the live release; there is 0, 1");
  expect(() => choose([])).toThrow("'AppServer' does not run: it has no container on the engine; 'webstack ps shop' and 'webstack logs shop AppServer' say more");
  expect(() => choose([onEngine("shop-database", "Database", { status: "exited", exitCode: 137 })], { service: "Database" })).toThrow(
    "'Database' does not run: its container shop-database is exited (exit code 137);",
  );
});
