import { createHash, randomBytes } from "node:crypto";
import { Browser, type Page } from "../support/browser";
import { DeployedShop } from "./support/deployed-shop";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { sql } from "./support/docker";
import { untilPrinted } from "./support/until-printed";

const MIB = 1024 * 1024;

describeWithTerraform("uploads over a slow line", () => {
  const shop = new DeployedShop("wsfailuploads", 18_121);
  const version = async () => /<span class="release">([^<]+)</.exec((await new Browser(shop).get("/about/")).body)?.[1];

  test("arrive whole when a release goes live meanwhile", async () => {
    const load = await shop.load({ clients: 4, thinkMs: 100 });
    const uploads = [18, 21, 24, 28].map((seconds) => ({ seconds, name: `over-${seconds}-s.bin`, content: randomBytes(MIB) }));
    shop.release("1.1.0");
    shop.synth();
    const { child, done } = shop.terraform.start();
    // The switch comes seconds after this line: all uploads begin before it and end behind it.
    await untilPrinted(child, /Proxy_Route\S*: Creating/, 120);
    expect(await version()).toBe("1.0.0");
    const sent = await Promise.all(
      uploads.map(async ({ seconds, name, content }): Promise<[Page, string | undefined]> => {
        const file = { field: "picture", name, content };
        return [await new Browser(shop).upload("/pictures/", file, { seconds }), await version()];
      }),
    );
    const { code, output } = await done;

    expect(sent.map(([{ status, path }, after]) => `${status} ${path} ${after}`)).toEqual(Array(4).fill("200 /pictures/ 1.1.0"));
    const rows = sql("wsfailuploads-database", "shop", "select name, size, sha256 from catalog_picture order by name");
    expect(rows.split("\n")).toEqual(uploads.map(({ name, content }) => `${name}|${MIB}|${sha256(content)}`));
    expect([code, code === 0 ? "" : output]).toEqual([0, ""]);
    await shop.expectNothingLost(load);
    await shop.terraform.expectEmptyPlan();
  });
});

function sha256(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
