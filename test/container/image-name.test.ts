import { parseImageName } from "../../lib/container/image-name";

const DIGEST = `sha256:${"a".repeat(64)}`;

test.each([
  ["postgres", { repository: "postgres" }],
  ["postgres:18.6-trixie", { repository: "postgres", tag: "18.6-trixie" }],
  ["shop/web:1_2.A-b", { repository: "shop/web", tag: "1_2.A-b" }],
  ["docker.io/library/nginx:1", { repository: "library/nginx", tag: "1" }],
  ["localhost/web", { registry: "localhost", repository: "web" }],
  [
    "Registry.example.com:5000/a__b/c---d:1",
    { registry: "Registry.example.com:5000", repository: "a__b/c---d", tag: "1" },
  ],
  ["[::1]:5000/web:2", { registry: "[::1]:5000", repository: "web", tag: "2" }],
  [`web:1@${DIGEST}`, { repository: "web", tag: "1", digest: DIGEST }],
])("takes %s apart", (name, parts) => {
  expect(parseImageName(name)).toEqual({ registry: undefined, tag: undefined, digest: undefined, ...parts });
});

test.each([
  ["", "must name a repository"],
  [":1", "must name a repository"],
  ["ghcr.io/", "must name a repository"],
  [" nginx", "must not contain white space"],
  ["nginx :1", "must not contain white space"],
  ["https://ghcr.io/a", "must not begin with a scheme"],
  ["Nginx:1", "must have its repository in lower case"],
  ["MyShop/web", "must have its repository in lower case"],
  ["a..b", "must have a repository of"],
  ["a//b", "must have a repository of"],
  ["/a", "must have a repository of"],
  ["-a", "must have a repository of"],
  ["a$b", "must have a repository of"],
  ["exa_mple.com/a", "must begin with a host name"],
  ["web:", "must have a tag"],
  ["web:-a", "must have a tag"],
  [`web:${"a".repeat(129)}`, "must have a tag"],
  ["web:1:2", "must have at most one tag"],
  [`web@${DIGEST}@${DIGEST}`, "must contain at most one '@'"],
  ["web@sha256:abc", '\'digest\' must be "sha256:" and 64 lower-case hex digits, got "sha256:abc"'],
  ["a".repeat(64), "must not be an image id"],
  [`${"b/".repeat(130)}c`, "must have at most 255 characters"],
])("refuses %s", (name, rule) => {
  expect(() => parseImageName(name)).toThrow(rule);
});
