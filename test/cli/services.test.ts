import { Refusal } from "../../cli/failure";
import { applications, onlyApplication, serviceMeant, services } from "../../cli/services";
import { aShop, BLOG } from "./a-shop";

test("services run as long as the site does, some of them are applications", () => {
  expect(services(aShop())).toEqual(["AppServer", "Database", "Proxy"]);
  expect(applications(aShop())).toEqual(["AppServer"]);
});

test("a framework means the server that runs it", () => {
  expect(serviceMeant(aShop(), "Site")).toBe("AppServer");
  expect(serviceMeant(aShop(), "Database")).toBe("Database");
});

test.each([
  ["is unknown", "Shop", "the stack 'shop' has no construct 'Shop'; it runs AppServer, Database, Proxy"],
  ["is a job", "Site/Job-migrate", "'Site/Job-migrate' has no container that goes on running; choose one of AppServer, Database, Proxy"],
])("a construct that %s is refused", (_, name, message) => {
  expect(() => serviceMeant(aShop(), name)).toThrow(new Refusal(message));
});

test("a name with several services below it is refused", () => {
  const inSite = { ...BLOG, labels: BLOG.labels!.map((one) => (one.label === "webstack.construct" ? { ...one, value: "Site/Blog" } : one)) };
  expect(() => serviceMeant(aShop({ inSite }), "Site")).toThrow("'Site' has several services; say which: AppServer, Site/Blog");
});

test("without a name the only application is meant", () => {
  expect(onlyApplication(aShop())).toBe("AppServer");
  expect(() => onlyApplication(aShop({ BLOG }))).toThrow("the stack 'shop' has several applications; name one: AppServer, Blog");
  expect(() => onlyApplication(aShop(), [])).toThrow("the stack 'shop' has no such application; it runs AppServer, Database, Proxy");
});
