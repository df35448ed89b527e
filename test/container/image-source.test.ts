import { buildSource } from "../../lib/container/image-source";

test("the hash depends on the context and the settings alone", () => {
  const settings = { dockerfile: "Dockerfile", buildArgs: { A: "1" } };
  const first = buildSource({ hash: "0", write: () => undefined }, settings);
  const second = buildSource({ hash: "0", write: () => undefined }, { ...settings });
  expect(second.hash).toBe(first.hash);
  expect(first.hash).toMatchInlineSnapshot(`"0870c45bd8a622e23298fe61af97f039cb261343b707bc20c62d0f5d9ff91bb7"`);
});
