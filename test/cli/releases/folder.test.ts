import { existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refusal } from "../../../cli/failure";
import { configuration, writeRollbackFolder } from "../../../cli/releases/folder";
import { StackFolder } from "../../../cli/stack-folder";
import { labelled } from "../support";
import { recordOf, release } from "./records";

const PRESENT = {
  terraform: { backend: { s3: { bucket: "states" } }, required_version: ">= 1.5.0" },
  provider: { docker: [{ host: "${var.host}" }] },
  variable: { host: { default: "ssh://web1" }, tag: { default: "new" } },
  resource: { docker_network: { New: { name: "new" } } },
};
const RECORDED = { ...release("site:1"), output: { url: { value: "http://shop" } } };

test("the earlier resources are put back where the present folder says", () => {
  const made = configuration(RECORDED, PRESENT, "/out/shop", []) as { resource: Record<string, Record<string, object>> };
  expect(made).toMatchObject({
    terraform: PRESENT.terraform,
    provider: PRESENT.provider,
    variable: PRESENT.variable,
    output: RECORDED.output,
  });
  expect(made.resource).not.toHaveProperty("docker_network");
  expect(made.resource.docker_container).toEqual(RECORDED.resource?.docker_container);
});

test("images are taken as they are on the engine, and those that the state knows by their name stay", () => {
  const made = configuration(RECORDED, PRESENT, "/out/shop", []) as { resource: Record<string, Record<string, object>> };
  expect(made.resource.docker_image.Site_Image).toEqual({
    "//": { metadata: { path: "shop/Site/Image" } }, name: "site:1", lifecycle: { ignore_changes: ["build"] },
  });
  expect(made.resource.docker_image.Proxy_Image).toEqual({ name: "nginx:1" });
});

test("a job that cannot work with the database as it is does nothing", () => {
  const made = configuration(RECORDED, PRESENT, "/out/shop", ["Job"]) as { resource: { docker_container: Record<string, { command?: string[] }> } };
  expect([made.resource.docker_container.Job.command, made.resource.docker_container.Server.command]).toEqual([["true"], undefined]);
});

test.each([
  [undefined, { path: "/out/shop/terraform.tfstate", workspace_dir: "/out/shop/terraform.tfstate.d" }],
  [{ path: "../shop.tfstate" }, { path: "/out/shop.tfstate", workspace_dir: "/out/shop/terraform.tfstate.d" }],
  [{ path: "/states/shop.tfstate" }, { path: "/states/shop.tfstate", workspace_dir: "/out/shop/terraform.tfstate.d" }],
])("a state beside the folder (%j) is still found", (local, found) => {
  const present = { terraform: local && { backend: { local } } };
  expect(configuration(RECORDED, present, "/out/shop", []).terraform).toMatchObject({ backend: { local: found } });
});

describe("on disk", () => {
  const path = mkdtempSync(join(tmpdir(), "webstack-rollback-"));
  const content = { ...(PRESENT as object), resource: { docker_container: { A: labelled("shop/A", "A") } } };
  const stack = new StackFolder(path, content);
  const record = { ...recordOf("1-old", RECORDED), isAccepted: true } as const;

  afterAll(() => rmSync(path, { recursive: true }));

  test("a folder that Terraform does not know is refused", () => {
    expect(() => writeRollbackFolder(stack, record, [])).toThrow(new Refusal(`Terraform does not know the folder yet; run 'terraform -chdir=${path} init' first`));
    expect(existsSync(join(path, ".webstack"))).toBe(false);
  });

  test("for a state in a file nothing has to be initialized", () => {
    mkdirSync(join(path, ".terraform"));
    const local = new StackFolder(path, { resource: content.resource });
    const folder = writeRollbackFolder(local, record, []);
    const { terraform } = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as { terraform: { backend: { local: object } } };
    expect(JSON.parse(readFileSync(join(folder, ".terraform/terraform.tfstate"), "utf8"))).toMatchObject({
      backend: { type: "local", config: terraform.backend.local },
    });
  });

  test("all that Terraform needs is there, for nobody else to read, and what is recorded is the record itself", () => {
    mkdirSync(join(path, ".terraform/providers"), { recursive: true });
    mkdirSync(join(path, "assets"));
    const given = { ".terraform.lock.hcl": "lock", "terraform.tfvars": "a = 1", "cdk.tf.json": "{}", ".terraform/terraform.tfstate": "backend" };
    for (const [name, text] of Object.entries(given)) writeFileSync(join(path, name), text);
    const folder = writeRollbackFolder(stack, record, []);
    expect(folder).toBe(join(path, ".webstack/rollback"));
    expect(readFileSync(join(folder, "webstack-release.json"), "utf8")).toBe(record.text);
    expect(JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"))).toEqual(configuration(RECORDED, content, path, []));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of [".terraform.lock.hcl", "terraform.tfvars", ".terraform/terraform.tfstate"] as const) {
      expect(readFileSync(join(folder, name), "utf8")).toBe(given[name]);
    }
    for (const name of [".terraform/providers", "assets"]) expect(lstatSync(join(folder, name)).isSymbolicLink()).toBe(true);
    // A second one takes nothing from the first, nor what its links lead to.
    writeFileSync(join(folder, "left"), "");
    writeRollbackFolder(stack, record, []);
    expect([existsSync(join(folder, "left")), existsSync(join(path, ".terraform/providers"))]).toEqual([false, true]);
  });
});
