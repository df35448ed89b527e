import { buildSource } from "../../lib/container/image-source";

test("the hash does not depend on where the context lies", () => {
  const settings = { dockerfile: "Dockerfile", buildArgs: { A: "1" } };
  const first = buildSource({ directory: "/one", hash: "0" }, settings);
  const second = buildSource({ directory: "/two", hash: "0" }, settings);
  expect(second.hash).toBe(first.hash);
  expect(first.hash).toMatchInlineSnapshot(`"0870c45bd8a622e23298fe61af97f039cb261343b707bc20c62d0f5d9ff91bb7"`);
});
