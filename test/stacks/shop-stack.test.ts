import { AnnotationMetadataEntryType } from "cdktf";
import { ContainerImage } from "../../lib";
import { PRODUCTION, STAGING } from "../../stacks/environment";
import { ShopStack } from "../../stacks/shop-stack";
import { annotations } from "../check/support";
import { newApp, type Synthesized, synth } from "../support/synth";

const app = newApp();
const ENGINE = { dockerHost: "ssh://deploy@web1.example.com" };
const built = ContainerImage.fromPythonProject("examples/shop");
const staging = new ShopStack(app, "staging", { environment: { ...STAGING, ...ENGINE }, image: built });
const production = new ShopStack(app, "production", { environment: { ...PRODUCTION, ...ENGINE }, image: ContainerImage.fromImage(staging.site.image) });
const ofStaging = synth(staging);
const ofProduction = synth(production);

function memories(synthesized: Synthesized): [string, unknown][] {
  return synthesized.all("docker_container").filter(([path]) => /^(AppServer|Database\/Resource)/.test(path)).map(([path, { memory }]) => [path, memory]);
}

test("each environment has its own sizes", () => {
  expect(memories(ofStaging)).toEqual([["Database/Resource", 256], ["AppServer/Replica0", 256]]);
  expect(memories(ofProduction)).toEqual([["Database/Resource", 2048], ["AppServer/Replica0", 512], ["AppServer/Replica1", 512], ["AppServer/Replica2", 512]]);
});

test("each environment has its own port and scheme", () => {
  expect([staging.proxy.url, production.proxy.url]).toEqual(["http://staging.shop.example.com:8081", "https://shop.example.com"]);
});

test("production runs the image that staging builds, and nothing else of staging is known to it", () => {
  const { name } = ofStaging.at("Site/Image");
  expect(name).toMatch(/^staging-site-image:[0-9a-f]{16}$/);
  expect(ofProduction.at("Site/Image")).toMatchObject({ name, keep_locally: true });
  expect(ofProduction.at("Site/Image").build).toBeUndefined();
  expect(ofProduction.resourcesText.replaceAll(name, "")).not.toContain("staging");
  expect(ofStaging.resourcesText).not.toContain("production");
  expect(ofProduction.text).not.toContain("terraform_remote_state");
});

test("each environment is deployed to the engine it names", () => {
  expect(JSON.parse(ofProduction.text)).toMatchObject({ provider: { docker: [{ host: ENGINE.dockerHost }] } });
});

test.each([["staging", staging], ["production", production]])("whatever the checks find in %s is acknowledged with a reason", (_name, stack) => {
  expect(annotations(stack, AnnotationMetadataEntryType.WARN)).toBe("");
  expect(annotations(stack, AnnotationMetadataEntryType.INFO)).toContain("/Database: backup: acknowledged, because an example, whose data anybody can make again");
});
