import type { TerraformStack } from "cdktf";
import { Shop } from "../../support/shop";
import { errorsOf, testRule } from "../support";

testRule("plain-secrets", {
  fails: () => withVariable("STRIPE_API_KEY", "sk_live_1"),
  passes: () => withVariable("STRIPE_API_KEY_FILE", "/run/secrets/stripe"),
  at: "shop/Site",
  says: "the environment holds what looks like a secret in STRIPE_API_KEY; move it from 'environment' to 'secrets'",
});

test.each([["BROKER_URL", "amqp://shop:pa55@queue:5672/"], ["SIGNING", "-----BEGIN RSA PRIVATE KEY-----"], ["github_token", "1"]])("%s=%s holds a secret", (name, value) => {
  expect(errorsOf(withVariable(name, value))).toContain(`what looks like a secret in ${name};`);
});

test.each([["PASSWORD_RESET_TIMEOUT", "3600"], ["TOKEN_URL", "https://example.com/token"], ["SMTP_PASSWORD", ""]])("%s=%s holds none", (name, value) => {
  expect(errorsOf(withVariable(name, value))).toBe("");
});

function withVariable(name: string, value: string): TerraformStack {
  return new Shop({ framework: { environment: { [name]: value } } }).stack;
}
