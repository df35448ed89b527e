import { join } from "node:path";
import { Browser } from "../support/browser";
import { CdktfProject } from "./support/cdktf-project";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { docker, named, sweep } from "./support/docker";

const STACK = "wsapicli";
const PORT = 18_164;
const OUTPUT = join("cdktf.out/stacks", STACK);

describeWithTerraform("a user's project with the compiled library", () => {
  let project: CdktfProject;

  beforeAll(async () => {
    sweep(`${STACK}-`);
    await CdktfProject.build();
    project = new CdktfProject(STACK, PORT);
  });

  afterAll(() => {
    sweep(`${STACK}-`);
    project.dispose();
  });

  test("cdktf deploy brings the site up", async () => {
    // By itself cdktf asks Terraform's registry for check sums, which a machine with a provider of its own may not reach.
    await project.succeed("npx", "cdktf", "synth");
    await project.succeed("terraform", `-chdir=${OUTPUT}`, "init", "-no-color", "-input=false");
    const output = await project.succeed("npx", "cdktf", "deploy", "--auto-approve");
    expect(output).toContain("Apply complete!");
    expect(named("container", `${STACK}-app-server-`)).toHaveLength(2);
  });

  test("a form posted as a browser does it shows its entry, also when the page is loaded again", async () => {
    const browser = new Browser({ port: PORT, host: `shop.example.com:${PORT}` });
    const page = await browser.postForm("/orders/", { name: "Ada Lovelace", quantity: "2", note: "as a gift", product: "1" }, { from: "/" });
    expect(page.status).toBe(200);
    expect((await browser.get("/")).body).toContain("Ada Lovelace");
    expect((await new Browser({ port: PORT, host: `shop.example.com:${PORT}` }).get("/")).body).toContain("Ada Lovelace");
  });

  test("a second plan says that nothing is to be done, by cdktf and by Terraform", async () => {
    expect(await project.succeed("npx", "cdktf", "diff")).toContain("No changes");
    const plan = await project.succeed("terraform", `-chdir=${OUTPUT}`, "plan", "-no-color", "-input=false");
    expect(plan).toContain("No changes. Your infrastructure matches the configuration.");
  });

  test("cdktf destroy leaves the data and nothing that runs", async () => {
    await project.succeed("npx", "cdktf", "destroy", "--auto-approve");
    expect([...named("container", `${STACK}-`), ...named("network", `${STACK}-`)]).toEqual([]);
    expect(named("volume", `${STACK}-`)).toContain(`${STACK}-database-data`);
    expect(docker("image", "ls", "--quiet", `${STACK}-site-image`)).not.toBe("");
  });
});
