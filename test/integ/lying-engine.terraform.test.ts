import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DockerProvider } from "@cdktf/provider-docker/lib/provider";
import { App, LocalBackend, TerraformStack } from "cdktf";
import { ToolsImage } from "../../lib/private/tools-image";
import { defineJob } from "../../lib/rollout/job";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { sweep } from "./support/docker";
import { LyingEngine } from "./support/lying-engine";
import { imageMirror } from "./support/shop";
import { Terraform } from "./support/terraform";

const ID = "wslyingengine";

describeWithTerraform("an engine that lies", () => {
  const folder = mkdtempSync(join(tmpdir(), "webstack-lying-"));
  const marker = join(folder, "marker");
  const engine = new LyingEngine((answer) => answer.replace(/"Name":"\/[^"]*"/, `"Name":"/x; touch ${marker}; echo $(touch ${marker})"`));
  let host = "";

  beforeAll(async () => {
    sweep(`${ID}-`);
    host = await engine.start();
  });

  afterAll(() => {
    engine.stop();
    sweep(`${ID}-`);
    rmSync(folder, { recursive: true, force: true });
  });

  test("runs nothing on the machine that deploys, by the name it gives to a job that fails", async () => {
    const app = new App({ outdir: join(folder, "cdktf.out"), context: { imageMirror: imageMirror() } });
    const stack = new TerraformStack(app, ID);
    new LocalBackend(stack, { path: join(folder, "terraform.tfstate") });
    new DockerProvider(stack, "Docker", { host });
    const tools = ToolsImage.of(stack);
    const spec = { entrypoint: ["sh", "-c", "exit 3"] };
    defineJob(stack, "Job", { title: "trying", name: `${ID}-job`, image: tools.imageId, spec, resources: { memoryMiB: 64, cpus: 1 }, dependsOn: [tools.image] });
    app.synth();
    const terraform = new Terraform(join(folder, "cdktf.out/stacks", ID));
    await terraform.init();
    const { code, output } = await terraform.apply();
    expect([code, existsSync(marker)]).toEqual([1, false]);
    expect(output).toContain("trying failed - its log: docker logs x__touch_");
  });
});
