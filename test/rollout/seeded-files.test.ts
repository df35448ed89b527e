import { SeededFiles } from "../../lib/rollout/seeded-files";
import { newStack, synth } from "../support/synth";

function make(texts: { [name: string]: string }) {
  const stack = newStack();
  const files = new SeededFiles(stack, () => texts);
  return { files, seed: synth(stack).at("Files") };
}

test("the folder is named by the content", () => {
  const { files } = make({ "a.txt": "a" });
  expect(files.folder).toMatch(/^\/webstack\/[0-9a-f]{12}$/);
  expect(make({ "a.txt": "a" }).files.folder).toBe(files.folder);
  expect(make({ "a.txt": "b" }).files.folder).not.toBe(files.folder);
  expect(make({ "b.txt": "a" }).files.folder).not.toBe(files.folder);
});

test("a container that never starts carries the texts, escaped for Terraform", () => {
  const { files, seed } = make({ "a.sh": "echo ${A}" });
  expect(seed.upload).toEqual([{ file: `${files.folder}/a.sh`, content: "echo $${A}", permissions: "0444" }]);
  expect([seed.start, seed.must_run, seed.read_only, seed.network_mode]).toEqual([false, false, false, "none"]);
});

test("old and new texts lie side by side: the seed is made before its predecessor goes", () => {
  const { seed } = make({ "a.txt": "a" });
  expect([seed.lifecycle?.create_before_destroy, seed.name.startsWith("shop-files-${formatdate(")]).toEqual([true, true]);
});

test("consumers mount what the seed fills, and may not change it", () => {
  const { files, seed } = make({ "a.txt": "a" });
  expect(files.mount).toEqual({ source: "shop-files", target: "/webstack" });
  expect(seed.mounts).toEqual([{ type: "volume", source: "shop-files", target: "/webstack", read_only: false }]);
});
