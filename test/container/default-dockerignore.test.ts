import { DEFAULT_DOCKERIGNORE, NEVER_IN_AN_IMAGE } from "../../lib/container/default-dockerignore";
import { IgnorePatterns } from "../../lib/container/dockerignore";

test("the default leaves out what no image needs", () => {
  const patterns = new IgnorePatterns(DEFAULT_DOCKERIGNORE);
  const out = [
    "Dockerfile",
    "docker-compose.yml",
    "compose.prod.yaml",
    "a/b.pyc",
    ".pytest_cache",
    "x/prod.env",
    "a.log",
  ];
  const kept = [
    "manage.py",
    "requirements.txt",
    "static/build",
    "shop/dist",
    "locale/de.mo",
    "sub/Dockerfile",
    ".flaskenv",
  ];
  expect([...out, ...kept].filter((path) => patterns.match(path).matched)).toEqual(out);
});

test("names that never enter are in lower case, because they are compared so", () => {
  expect(NEVER_IN_AN_IMAGE.filter((name) => name !== name.toLowerCase() || name.includes("/"))).toEqual([]);
});
