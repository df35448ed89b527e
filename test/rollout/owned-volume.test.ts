import { Construct } from "constructs";
import { ownedVolume } from "../../lib/rollout/owned-volume";
import { newStack, synth } from "../support/synth";

test("a volume gets its owner from a job that can do nothing else", () => {
  const stack = newStack();
  const volume = ownedVolume(new Construct(stack, "Site"), "static", "10001:10001");
  const synthesized = synth(stack);
  const owner = synthesized.at("Site/StaticOwner");
  expect([volume.name, volume.dependables.length]).toEqual(["shop-site-static", 2]);
  expect(synthesized.at("Site/StaticVolume").name).toBe("shop-site-static");
  expect(owner).toMatchObject({
    entrypoint: ["chown", "-R", "10001:10001", "/volume"],
    user: "0:0",
    network_mode: "none",
    capabilities: { drop: ["ALL"], add: ["CAP_CHOWN"] },
    mounts: [{ source: "shop-site-static", target: "/volume", read_only: false }],
  });
});

test("a volume that was lost and made anew gets its owner again", () => {
  const stack = newStack();
  ownedVolume(stack, "public", "101:101");
  expect(synth(stack).environment("PublicOwner").VOLUME).toBe("${docker_volume.PublicVolume.id}");
});
