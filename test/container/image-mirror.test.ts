import { mirroredName } from "../../lib/container/image-mirror";

const DIGEST = `sha256:${"a".repeat(64)}`;

test.each([
  ["postgres:18", "mirror.example.com/library/postgres:18"],
  ["nginxinc/nginx-unprivileged:1", "mirror.example.com/nginxinc/nginx-unprivileged:1"],
  ["docker.io/library/x", "mirror.example.com/library/x"],
  ["docker.io/x", "mirror.example.com/library/x"],
  ["index.docker.io/a/b:1", "mirror.example.com/a/b:1"],
  ["ghcr.io/a/b:1", "mirror.example.com/ghcr.io/a/b:1"],
  ["localhost:5000/b", "mirror.example.com/localhost_5000/b"],
  [`postgres:18@${DIGEST}`, `mirror.example.com/library/postgres:18@${DIGEST}`],
])("%s becomes %s", (name, expected) => {
  expect(mirroredName(name, "mirror.example.com")).toBe(expected);
  expect(mirroredName(name, "mirror.example.com/")).toBe(expected);
  expect(mirroredName(name)).toBe(name);
});

test("a mirror may have port and path", () => {
  expect(mirroredName("python:3", "registry.example.com:5000/cache/hub")).toBe(
    "registry.example.com:5000/cache/hub/library/python:3"
  );
});

test.each(["", "https://mirror.example.com", "mirror example", "mirror.example.com/Hub", "a:1@b"])(
  "refuses the mirror '%s'",
  (mirror) => {
    expect(() => mirroredName("postgres:18", mirror)).toThrow("'imageMirror' must be a registry host");
  }
);
