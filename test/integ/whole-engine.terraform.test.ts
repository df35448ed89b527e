import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isHomeMade } from "../../scripts/images";
import { Browser } from "../support/browser";
import { DeployedShop } from "./support/deployed-shop";
import { describeOnOwnEngine } from "./support/describe-on-own-engine";
import { containers, docker } from "./support/docker";
import { restartEngine } from "./support/engine-restart";
import { neededImages } from "./support/needed-images";
import { untilServes } from "./support/until-serves";

const ID = "wsopsengine";
const RESTARTS = 5;

describeOnOwnEngine("a deployed shop on an engine that others look after", () => {
  const shop = new DeployedShop(ID, 18_141);
  const visitor = new Browser({ port: shop.port, host: shop.host });

  test("the site is back by itself after each of five restarts of the engine", async () => {
    const before = containers({ stack: ID });
    const seconds: number[] = [];
    for (let count = 0; count < RESTARTS; count++) {
      await restartEngine();
      seconds.push(await untilServes(visitor, "/", 60));
      expect(containers({ stack: ID })).toEqual(before);
    }
    console.info(`the site is back ${seconds.map((one) => one.toFixed(1)).join(", ")} s after the engine`);
    await shop.terraform.expectEmptyPlan();
  });

  test("it goes on serving when everything unused is removed, and the next deploy works", async () => {
    const load = await shop.load();
    await load.untilRequests(200, 60);
    const restoreImages = keepHomeMadeImages();
    docker("container", "prune", "-f");
    docker("image", "prune", "-af");
    expect(containers({ stack: ID, role: "job" }, { all: true })).toEqual([]);
    restoreImages();
    shop.release("1.1.0");
    shop.synth();
    const { seconds } = await shop.terraform.deploy();
    console.info(`the deploy after it took ${seconds.toFixed(1)} s`);
    await shop.expectNothingLost(load);
    expect((await visitor.get("/")).body).toContain("1.1.0");
    await shop.terraform.expectEmptyPlan();
  });
});

/** Terraform pulls what is missing; images that no registry has are put back here. */
function keepHomeMadeImages(): () => void {
  const homeMade = neededImages().filter(isHomeMade);
  if (homeMade.length === 0) return () => undefined;
  const folder = mkdtempSync(join(tmpdir(), "webstack-images-"));
  const file = join(folder, "images.tar");
  docker("save", "--output", file, ...homeMade);
  return () => {
    docker("load", "--input", file);
    rmSync(folder, { recursive: true });
  };
}
