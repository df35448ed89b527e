import type { Service } from "../../../lib/export/compose/service";
import { startOrder } from "../../../lib/export/compose/start-order";

const service = (name: string, ...after: string[]): Service => ({
  name,
  address: name,
  image: "busybox",
  condition: "service_started",
  after: new Set(after),
  uploads: [],
  mounts: [],
  connections: {},
  settings: {},
});

test("a service comes after those it waits for, else by its name", () => {
  const services = [service("c"), service("b", "d"), service("a", "b"), service("d")];
  expect(startOrder(services).map(({ name }) => name)).toEqual(["c", "d", "b", "a"]);
});

test("fails when services wait for each other", () => {
  expect(() => startOrder([service("a", "b"), service("b", "a"), service("c")])).toThrow("the containers a, b wait for each other");
});
