import { isHomeMade, isOfficial, recipeHash, recipeOf, recipes } from "../../scripts/images";

test("there is a recipe for each image the library picks by itself", () => {
  expect(recipes()).toEqual(["busybox", "httpd", "mariadb", "mysql", "nginx-unprivileged", "postgres", "python"]);
});

test.each([
  ["webstack.local/library/postgres:18.6-trixie", "postgres"],
  ["webstack.local/nginxinc/nginx-unprivileged:1.30.5-trixie", "nginx-unprivileged"],
  ["webstack.local/library/httpd:2.4.69-trixie", "httpd"],
  ["webstack.local/library/mysql:9.7.4", "mysql"],
  ["webstack.local/library/mariadb:11.8.9", "mariadb"],
  ["localhost:5000/library/python:3.14.7-slim-trixie", "python"],
  ["mirror.example/busybox", "busybox"],
  [`mirror.example:443/library/busybox:1.37.0@sha256:${"0".repeat(64)}`, "busybox"],
])("%s is made by the recipe %s", (name, recipe) => {
  expect(recipeOf(name)).toBe(recipe);
});

test("an image without a recipe fails with the recipes there are", () => {
  expect(() => recipeOf("webstack.local/library/redis:8")).toThrowErrorMatchingInlineSnapshot(
    `"no recipe makes the image 'webstack.local/library/redis:8': 'redis' is none of busybox, httpd, mariadb, mysql, nginx-unprivileged, postgres, python; pull or load it yourself"`,
  );
});

test.each([
  ["postgres:18", true],
  ["library/postgres:18", true],
  ["docker.io/library/postgres:18", true],
  ["webstack.local/library/postgres:18", false],
  ["localhost:5000/postgres", false],
  ["localhost/postgres", false],
])("%s is an official name: %s", (name, official) => {
  expect(isOfficial(name)).toBe(official);
});

test("only names under the home-made prefix can be made here alone", () => {
  expect(isHomeMade("webstack.local/library/postgres:18")).toBe(true);
  expect(isHomeMade("webstack.local.example/postgres:18")).toBe(false);
});

test("each recipe has a hash of its own that stays the same", () => {
  const hashes = recipes().map(recipeHash);
  expect(new Set(hashes).size).toBe(recipes().length);
  expect(recipes().map(recipeHash)).toEqual(hashes);
});
