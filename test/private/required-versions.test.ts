import { DockerProvider } from "@cdktf/provider-docker/lib/provider";
import { TerraformProvider, TerraformStack, Testing } from "cdktf";
import { Database } from "../../lib";
import { newApp, newStack, synth } from "../support/synth";

/** What a stack asks of Terraform. */
function required(stack: TerraformStack): unknown {
  return (JSON.parse(synth(stack).text) as { terraform: { required_version?: string } }).terraform.required_version;
}

class OtherProvider extends TerraformProvider {}

/** A stack with a provider as another package would make it. */
function withProvider(versions: { providerVersion?: string; providerVersionConstraint?: string }): TerraformStack {
  const stack = new TerraformStack(newApp(), "shop");
  new OtherProvider(stack, "Docker", {
    terraformResourceType: "docker",
    terraformGeneratorMetadata: { providerName: "docker", ...versions },
    terraformProviderSource: "kreuzwerker/docker",
  });
  new Database(stack, "Database");
  return stack;
}

test("a stack asks for Terraform 1.5, however many constructs it has", () => {
  const stack = newStack();
  new Database(stack, "Database");
  new Database(stack, "Other");
  expect(required(stack)).toBe(">= 1.5.0");
});

test("a stack without constructs of the library asks for nothing", () => {
  expect(required(newStack())).toBeUndefined();
});

test("what the user asks of Terraform stays, said before or after", () => {
  const before = newStack();
  before.addOverride("terraform.required_version", "~> 1.9");
  new Database(before, "Database");
  const after = newStack();
  new Database(after, "Database");
  after.addOverride("terraform.required_version", "~> 1.9");
  expect([required(before), required(after)]).toEqual(["~> 1.9", "~> 1.9"]);
});

test("the provider that the library was made with is new enough", () => {
  expect(() => required(withProvider({ providerVersion: "3.6.2", providerVersionConstraint: "~> 3.0" }))).not.toThrow();
});

test("a package that may bring an older provider is refused", () => {
  const refused = (versions: object) => () => synth(withProvider(versions));
  expect(refused({ providerVersion: "3.0.2", providerVersionConstraint: "~> 3.0" })).toThrow(
    "'shop/Docker' must ask for version 3.6.2 or newer of the provider kreuzwerker/docker, got \"3.0.2\"; " +
      "make the DockerProvider of @cdktf/provider-docker 12.0.3 or newer",
  );
  expect(refused({ providerVersionConstraint: "~> 3.0" })).toThrow('got "~> 3.0"');
});

test("an override decides over the package", () => {
  const stack = newStack();
  new Database(stack, "Database");
  stack.addOverride("terraform.required_providers.docker.version", "3.5.0");
  expect(() => synth(stack)).toThrow(
    "'shop' must ask for version 3.6.2 or newer of the provider kreuzwerker/docker, got \"3.5.0\"; " +
      'override "terraform.required_providers.docker.version" with ">= 3.6.2" or newer, or not at all',
  );
  stack.addOverride("terraform.required_providers.docker.version", "~> 3.9");
  expect(() => synth(stack)).not.toThrow();
});

test("a second provider, such as one for another host, is looked at too", () => {
  const stack = withProvider({ providerVersion: "3.0.2" });
  new DockerProvider(stack, "Other", { alias: "other" });
  expect(() => synth(stack)).toThrow("'shop/Docker'");
});

test("a snapshot test of a stack without a provider goes on", () => {
  const stack = new TerraformStack(newApp(), "shop");
  new Database(stack, "Database");
  expect(Testing.synth(stack)).toContain('"docker_container"');
});

test("cdktf itself says that the provider is missing", () => {
  const stack = new TerraformStack(newApp(), "shop");
  new Database(stack, "Database");
  expect(() => synth(stack)).toThrow(/make sure to add provider constructs .* to your stack 'shop' for the following providers: docker/);
});
