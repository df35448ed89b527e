import { placeOf } from "../../cli/place";
import { aShop, job, onEngine, server } from "./a-shop";

const stack = aShop();

test.each([
  ["a copy of an application", server(1), "AppServer.1"],
  ["a copy that only an earlier release had", server(3), "AppServer.3"],
  ["a proxy", onEngine("shop-proxy", "Proxy"), "Proxy"],
  ["a job of a construct", job("shop-database-data-check", "Database"), "Database data-check"],
  ["a release job", job("shop-site-job-migrate", "Site/Job-migrate"), "Site migrate"],
  ["a release job that an earlier release had", job("shop-site-job-warm", "Site/Job-warm"), "Site warm"],
  ["a release job started by hand", job("shop-migrate-run", "Site/Job-migrate", { isLongJob: true }), "Site migrate by hand"],
  ["a job nobody knows", job("shop-proxy-odd", "Proxy"), "Proxy shop-proxy-odd"],
])("%s has its place", (_, container, label) => {
  expect(placeOf(container, stack).label).toBe(label);
});

test("a place tells the construct and what of it is meant", () => {
  expect(placeOf(server(1), stack)).toEqual({ construct: "AppServer", replica: 1, label: "AppServer.1" });
  expect(placeOf(job("shop-site-job-migrate", "Site/Job-migrate"), stack)).toEqual({ construct: "Site", part: "migrate", label: "Site migrate" });
});
