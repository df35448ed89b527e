import { execFileSync } from "node:child_process";
import { RemovalPolicy, Secret } from "../../lib";
import { SecretVolumes } from "../../lib/rollout/secret-volumes";
import { newStack, synth } from "../support/synth";

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
