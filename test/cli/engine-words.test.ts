import { containersWith } from "../../cli/containers";
import type { Engine } from "../../cli/engine";
import { engineId, engineIds, engineName } from "../../cli/engine-words";

test("ids and names are what Docker gives", () => {
  expect(engineIds(`${"a1".repeat(32)}\n`)).toEqual(["a1".repeat(32)]);
  expect(engineName("/shop-app-server-0-20261101000000")).toBe("shop-app-server-0-20261101000000");
});

test.each(["--env-file=/etc/passwd", "a b", "", "a\u001b"])("%j is no id", (id) => {
  expect(() => engineId(id)).toThrow("it is not one that can be trusted");
});

test.each(["/--config=/x", "/x; id", "/$(id)"])("%j is no name", (name) => {
  expect(() => engineName(name)).toThrow("in the place of the name of a container");
});

test("no container of an engine that answers with options is taken for one", async () => {
  const engine = { docker: () => Promise.resolve("--env-file=/etc/passwd\n") } as unknown as Engine;
  await expect(containersWith(engine, "x")).rejects.toThrow('the engine answers "--env-file=/etc/passwd" in the place of an id');
});
