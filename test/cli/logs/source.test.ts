import { Refusal } from "../../../cli/failure";
import { wantedSources } from "../../../cli/logs/source";
import { aShop, running } from "../a-shop";

function labels(name: string | undefined, jobs = true): string[] {
  return wantedSources(aShop(), running(), { name, jobs })(running()).map(({ place }) => place.label);
}

test("without a name all are meant, but not what was never started", () => {
  expect(labels(undefined)).toEqual(["Proxy", "Database", "Database data-check", "Site migrate", "AppServer.0", "AppServer.1", "Proxy route"]);
  expect(labels(undefined, false)).toEqual(["Proxy", "Database", "AppServer.0", "AppServer.1"]);
});

test.each([
  ["Proxy", ["Proxy", "Proxy route"]],
  ["AppServer", ["AppServer.0", "AppServer.1"]],
  ["AppServer.1", ["AppServer.1"]],
  ["Site", ["Site migrate", "AppServer.0", "AppServer.1"]],
  ["Site/migrate", ["Site migrate"]],
  ["Site/Job-migrate", ["Site migrate"]],
])("%s means %j", (name, meant) => {
  expect(labels(name)).toEqual(meant);
});

test("a name that means nothing is refused", () => {
  expect(() => labels("App")).toThrow(new Refusal("the stack 'shop' has no construct 'App'; it has AppServer, Database, Proxy, Site, Site/Job-migrate"));
});
