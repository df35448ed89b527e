import { sections } from "./changelog";

const CHANGELOG = `# Changelog

## 0.2.0 (unreleased)

- Something \`else\`.

### Replaces

- \`PostgreSQL server\`: another health check, about 10 s without database.
- \`docker_network.Proxy_Front_C0FA254A\` and \`docker_network.Proxy_Edge_5580D585\`: by hand.

### Removed

- \`old\`: no more.

## 0.1.0

- First.
`;

test("the versions, the newest first, with what they replace", () => {
  expect(sections(CHANGELOG)).toEqual([
    {
      version: "0.2.0",
      released: false,
      replaces: ["PostgreSQL server", "docker_network.Proxy_Front_C0FA254A", "docker_network.Proxy_Edge_5580D585"],
    },
    { version: "0.1.0", released: true, replaces: [] },
  ]);
});

test("a list at the end of the file counts too", () => {
  expect(sections("## 1.0.0\n\n### Replaces\n\n- `Nginx proxy`: 3 s\n")[0].replaces).toEqual(["Nginx proxy"]);
});
