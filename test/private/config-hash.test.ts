import type { Container } from "@cdktf/provider-docker/lib/container";
import { Aspects, type TerraformStack } from "cdktf";
import { type ContainerDefinition, defineContainer } from "../../lib/private/docker-container";
import { newStack, synth } from "../support/synth";

type Change = (container: Container, stack: TerraformStack) => void;

const same: Change = () => undefined;

const DEFINITION: ContainerDefinition = {
  name: "shop-a",
  role: "service",
  image: "a:1",
  spec: { command: ["a"], environment: { A: "1" } },
  resources: { memoryMiB: 128, cpus: 1 },
  mounts: [{ source: "data", target: "/data" }],
};

function hash(definition: Partial<ContainerDefinition> = {}, change = same, id = "A"): string | undefined {
  const stack = newStack();
  const container = defineContainer(stack, id, { ...DEFINITION, ...definition });
  change(container, stack);
  return synth(stack).label(id, "config-hash");
}

const plain = hash();

test("the hash is the same for the same settings", () => {
  expect(plain).toMatch(/^[0-9a-f]{16}$/);
  expect(hash()).toBe(plain);
});

test("a database made before core dumps were switched off keeps its hash, and one that wants them gets another", () => {
  expect(hash({}, override("ulimit", undefined))).toBe(plain);
  expect(hash({}, override("ulimit", [{ name: "core", soft: -1, hard: -1 }]))).not.toBe(plain);
  expect(hash(spec({ openFiles: 1024 }))).toBe(hash({}, override("ulimit", [{ name: "nofile", soft: 1024, hard: 1024 }])));
});

const spec = (more: object) => ({ spec: { command: ["a"], environment: { A: "1" }, ...more } });
const override = (path: string, value: unknown): Change => (container) => container.addOverride(path, value);

test("what only makes a program safer replaces no container, whatever it says, unless somebody overrides it", () => {
  const entrypoint = ["start", "it"];
  const guarded = (arenas: string, processMemoryMiB: number, more = {}) =>
    spec({ entrypoint, safeguards: { environment: { MALLOC_ARENA_MAX: arenas }, processMemoryMiB }, ...more });
  const before = hash(spec({ entrypoint }));
  expect(hash(guarded("2", 60))).toBe(before);
  expect(hash(guarded("4", 70))).toBe(before);
  expect(hash(guarded("2", 60), override("env", ["A=1", "MALLOC_ARENA_MAX=8"]))).not.toBe(before);
  expect(hash(guarded("2", 60), override("entrypoint", ["start", "something else"]))).not.toBe(before);
  expect(hash(guarded("2", 60, { entrypoint: ["start", "something else"] }))).not.toBe(before);
  expect(hash(guarded("2", 60, { processMemoryMiB: 60 }))).not.toBe(before);
});

test.each<[string, Partial<ContainerDefinition>, Change]>([
  ["the image", { image: "a:2" }, same],
  ["the command", spec({ command: ["b"] }), same],
  ["a variable", spec({ environment: { A: "2" } }), same],
  ["the health check", spec({ healthCheck: { command: ["true"] } }), same],
  ["tmpfs", spec({ tmpfs: { "/run": "rw" } }), same],
  ["the init process", spec({ init: true }), same],
  ["open files", spec({ openFiles: 1000 }), same],
  ["a mount's source", { mounts: [{ source: "other", target: "/data" }] }, same],
  ["whether a mount is writable", { mounts: [{ source: "data", target: "/data", writable: true }] }, same],
  ["memory", { resources: { memoryMiB: 256, cpus: 1 } }, same],
  ["an uploaded file", { uploads: [{ file: "/a", content: "b" }] }, same],
  ["an override", {}, override("log_opts.max-size", "1m")],
  ["an override of what the provider never looks at again", {}, override("memory_swap", 512)],
  ["an aspect", {}, (_container, stack) => Aspects.of(stack).add({ visit: (node) => "dns" in node && (node.dns = ["192.0.2.1"]) })],
])("a change of %s makes another hash", (_what, definition, change) => {
  expect(hash(definition, change)).not.toBe(plain);
});

test.each<[string, Partial<ContainerDefinition>, Change]>([
  ["the name", { name: "shop-b" }, same],
  ["what it waits for", {}, override("depends_on", ["docker_image.x"])],
  ["cpu_shares", {}, override("cpu_shares", 5)],
  ["the restart policy", { settings: { restart: "no" } }, same],
  ["the lifecycle", {}, override("lifecycle.prevent_destroy", true)],
  ["the release", { release: "abc" }, same],
  ["provisioners", { settings: { provisioners: [{ type: "local-exec", command: "true" }] } }, same],
])("a change of %s does not", (_what, definition, change) => {
  expect(hash(definition, change)).toBe(plain);
});

test("the order of keys does not count, the order of a list does", () => {
  const two = (names: string[]) => hash(spec({ tmpfs: Object.fromEntries(names.map((name) => [name, "rw"])) }));
  expect(two(["/a", "/b"])).toBe(two(["/b", "/a"]));
  expect(hash(spec({ command: ["a", "b"] }))).not.toBe(hash(spec({ command: ["b", "a"] })));
});

test("a hash alias ends in the hash of the label", () => {
  const stack = newStack();
  defineContainer(stack, "A", { ...DEFINITION, networks: [{ id: "n", aliases: ["db"] }], hashMarks: { alias: "db" } });
  const synthesized = synth(stack);
  expect(synthesized.at("A").networks_advanced).toEqual([{ name: "n", aliases: ["db", `db-${synthesized.label("A", "config-hash")}`] }]);
});
