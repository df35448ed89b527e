import { checkCanBeSet, checkIsOurs } from "../../../cli/secrets/rules";
import { stackSecret } from "../../../cli/secrets/stack-secret";
import { Secret } from "../../../lib";
import { siteContainer } from "./container";
import { shopFolder } from "./shop-folder";

const stack = shopFolder({
  database: { password: Secret.named("database"), administratorPassword: Secret.named("administrator") },
  framework: { secrets: { MAIL: Secret.fromHostFile("/etc/mail"), TOKEN: Secret.unsafePlainText("x"), STRIPE: Secret.named("stripe-key") } },
});
const MAIL_MAKER = siteContainer({ name: "shop-site-secrets-20260301030000", construct: "Site", role: "job", volumes: ["shop-site-mail"] });

test.each([
  ["Site/mail", [], "'Site/mail' is copied from the file /etc/mail of the Docker host; change that, then: deploy 'shop'"],
  ["Site/mail", [MAIL_MAKER], "change that, then: docker rm shop-site-secrets-20260301030000, and deploy 'shop'"],
  ["Site/token", [], "'Site/token' stands in the stack's code; change it there and deploy"],
])("%s is changed where it comes from", (name, containers, message) => {
  const site = { stack, containers };
  expect(() => checkIsOurs(site, stackSecret(stack, name))).toThrow(message);
  expect(() => checkCanBeSet(site, stackSecret(stack, name), "shop")).toThrow(message);
});

test("a named secret may be set, that of a database only before there is one", () => {
  const before = { stack, containers: [] };
  for (const name of ["stripe-key", "database", "administrator"]) {
    expect(() => checkCanBeSet(before, stackSecret(stack, name), "shop")).not.toThrow();
  }
  const after = { stack, containers: [siteContainer()] };
  expect(() => checkCanBeSet(after, stackSecret(stack, "stripe-key"), "shop")).not.toThrow();
  expect(() => checkCanBeSet(after, stackSecret(stack, "database"), "cdktf.out/stacks/shop")).toThrow(
    "'database' is the password of 'Database', whose applications would be shut out; change it by: npx webstack secret rotate cdktf.out/stacks/shop database --stdin",
  );
  expect(() => checkCanBeSet(after, stackSecret(stack, "administrator"), "shop")).toThrow("is the password of the administrator of 'Database', whose server knows the present one alone");
});

test("a generated secret is not set but rotated", () => {
  const generated = shopFolder();
  expect(() => checkCanBeSet({ stack: generated, containers: [] }, stackSecret(generated, "Site/secret-key"), "shop")).toThrow(
    "'Site/secret-key' is made by the stack; 'secret rotate' gives it another value, and with --stdin yours",
  );
});
