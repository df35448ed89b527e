import { execFileSync } from "node:child_process";
import { Construct } from "constructs";
import { RemovalPolicy, Secret } from "../../lib";
import { SecretVolumes } from "../../lib/rollout/secret-volumes";
import { newApp, newStack, synth } from "../support/synth";

function make(secrets: { [name: string]: Secret }, removalPolicy?: RemovalPolicy) {
  const stack = newStack();
  const volumes = new SecretVolumes(stack, { secrets, volumePrefix: "shop-data", removalPolicy });
  return { volumes, synthesized: synth(stack) };
}

test("every secret has a volume, a group and a path of its own", () => {
  const { volumes } = make({ password: Secret.generated(), API_KEY: Secret.fromHostFile("/etc/key") });
  expect(volumes.all().map(({ mount, path, groupId }) => ({ ...mount, path, groupId }))).toEqual([
    { source: "shop-data-password", target: "/run/secrets/password", path: "/run/secrets/password/value", groupId: Secret.groupOf("shop-data-password") },
    { source: "shop-data-api-key", target: "/run/secrets/api-key", path: "/run/secrets/api-key/value", groupId: Secret.groupOf("shop-data-api-key") },
  ]);
});

test("a secret that lies in a volume already needs no job", () => {
  const { volumes, synthesized } = make({ password: Secret.fromVolume("keys", "shop/password") });
  expect(synthesized.paths("docker_container")).toEqual([]);
  expect(volumes.get("password")).toMatchObject({ mount: { source: "keys", target: "/run/secrets/password" }, path: "/run/secrets/password/shop/password" });
});

test("somebody else gets the secret as a file of the same volume", () => {
  const [shared] = make({ password: Secret.generated() }).volumes.all();
  expect(shared.secret._source).toEqual({ kind: "volume", volume: "shop-data-password", file: "value" });
});

test("the job may read files of the host only where one is asked for", () => {
  const added = (secret: Secret) => make({ password: secret }).synthesized.at("Secrets").capabilities;
  expect(added(Secret.generated())).toEqual({ drop: ["ALL"], add: ["CAP_CHOWN"] });
  expect(added(Secret.fromHostFile("/etc/key"))).toEqual({ drop: ["ALL"], add: ["CAP_CHOWN", "CAP_DAC_READ_SEARCH"] });
});

test("volumes are resources only where they shall go with the stack", () => {
  expect(make({ password: Secret.generated() }).synthesized.paths("docker_volume")).toEqual([]);
  const { synthesized } = make({ password: Secret.generated() }, RemovalPolicy.DESTROY);
  expect(synthesized.edges("Secrets")).toContain("SecretVolume-password");
});

test("the job's script is one a shell can read", () => {
  const { entrypoint } = make({ password: Secret.generated() }).synthesized.at("Secrets");
  const script = (entrypoint?.[2] ?? "").replaceAll("$${", "${").replaceAll("%%{", "%{");
  expect(() => execFileSync("sh", ["-nc", script], { timeout: 5_000 })).not.toThrow();
});

test("fails for a name it was not given", () => {
  expect(() => make({}).volumes.get("password")).toThrow("no secret named 'password'");
});

test("a named secret is one of the stack, whoever names it and however often", () => {
  const stack = newStack();
  const key = Secret.named("stripe-key");
  const volumes = ["A", "B"].map((id) => new SecretVolumes(new Construct(stack, id), { secrets: { STRIPE_KEY: key, other: key }, volumePrefix: id }));
  const mounts = volumes.flatMap((one) => one.all().map(({ mount }) => mount));
  expect(new Set(mounts.map(({ source }) => source))).toEqual(new Set(["shop-secret-stripe-key"]));
  expect(mounts.map(({ target }) => target)).toEqual(["/run/secrets/stripe-key", "/run/secrets/other", "/run/secrets/stripe-key", "/run/secrets/other"]);
  const group = Secret.groupOf("shop-secret-stripe-key");
  expect(synth(stack).at("A/Secrets").command).toEqual([`stripe-key ${group} named stripe-key`, `other ${group} named stripe-key`]);
});

test("a named secret takes its names from the stack's prefix", () => {
  const stack = newStack("shop", newApp({ namePrefix: "blue" }));
  const volumes = new SecretVolumes(stack, { secrets: { key: Secret.named("stripe-key") }, volumePrefix: "blue-site" });
  expect(volumes.get("key").mount.source).toBe("blue-secret-stripe-key");
});

test("two stacks of one prefix do not share a named secret unseen", () => {
  const app = newApp({ namePrefix: "blue" });
  const make = (id: string) => new SecretVolumes(newStack(id, app), { secrets: { key: Secret.named("stripe-key") }, volumePrefix: id });
  make("shop");
  expect(() => make("blog")).toThrow("this and 'shop' would both have 'blue-secret-stripe-key' on the Docker host; give one of them another id or name");
});

test("a job that misses a named secret tells Terraform's user the command", () => {
  const { synthesized } = make({ A: Secret.named("stripe-key"), B: Secret.named("mail-key"), C: Secret.generated() });
  expect(synthesized.environment("Secrets").SET_COMMAND).toBe("npx webstack secret set cdktf.out/stacks/shop");
  expect(JSON.stringify(synthesized.at("Secrets").provisioner)).toContain(
    " - a secret that is not there yet is set by npx webstack secret set cdktf.out/stacks/shop stripe-key " +
      "or npx webstack secret set cdktf.out/stacks/shop mail-key && exit",
  );
  const { synthesized: without } = make({ C: Secret.generated() });
  expect(JSON.stringify(without.at("Secrets"))).not.toContain("not there yet is set by");
});

test("an id that a shell would take for more than a word stays out of the command", () => {
  const stack = newStack("shop&co");
  new SecretVolumes(stack, { secrets: { A: Secret.named("stripe-key") }, volumePrefix: "shop" });
  expect(JSON.stringify(synth(stack).at("Secrets").provisioner)).toContain("secret set STACK-FOLDER stripe-key && exit");
});

test("a named secret is the operator's: it goes with no stack", () => {
  expect(make({ key: Secret.named("stripe-key") }, RemovalPolicy.DESTROY).synthesized.paths("docker_volume")).toEqual([]);
});
