import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refusal } from "../../cli/failure";
import { StackFolder } from "../../cli/stack-folder";
import { labelled } from "./support";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "webstack-folder-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(content: unknown): void {
  writeFileSync(join(folder, "cdk.tf.json"), typeof content === "string" ? content : JSON.stringify(content));
}

test("a folder tells the stack's label, its constructs and what each container is", () => {
  write({ resource: { docker_container: { A: labelled("shop/AppServer/Replica0", "AppServer", "service"), M: labelled("shop/Site/Job-migrate/Resource", "Site/Job-migrate") } } });
  const stack = StackFolder.read(folder);
  expect(stack.label).toBe("shop");
  expect(stack.constructs).toEqual(["AppServer", "Site/Job-migrate"]);
  expect(stack.containers[1]).toMatchObject({ address: "docker_container.M", path: "Site/Job-migrate/Resource", construct: "Site/Job-migrate", role: "job" });
});

test("a construct is known by itself and by what it has below it", () => {
  write({ resource: { docker_container: { M: labelled("shop/Site/Job-migrate/Resource", "Site/Job-migrate") } } });
  expect(StackFolder.read(folder).construct("Site")).toBe("Site");
  expect(() => StackFolder.read(folder).construct("Sit")).toThrow(/^the stack '.*' has no construct 'Sit'; it has Site\/Job-migrate$/);
});

test.each([
  ["nothing", undefined, /is no stack's folder: there is neither .*cdk.tf.json nor cdktf.out.stacks.*; run 'cdktf synth' first/],
  ["half a file", "{", /is not JSON; run 'cdktf synth' again$/],
  ["another's stack", {}, /has no container of this library; name another stack's folder$/],
])("a folder with %s is refused", (_, content, message) => {
  if (content !== undefined) write(content);
  expect(() => StackFolder.read(folder)).toThrow(Refusal);
  expect(() => StackFolder.read(folder)).toThrow(message);
});
