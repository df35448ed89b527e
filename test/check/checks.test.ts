import { AnnotationMetadataEntryType, App, TerraformStack } from "cdktf";
import { Checks } from "../../lib";
import { Shop } from "../support/shop";
import { newApp, newStack } from "../support/synth";
import { annotations, errorsOf } from "./support";

const { WARN, INFO } = AnnotationMetadataEntryType;

test("the lines of the README have no error, and one warning: that nobody backs up the data", () => {
  const { stack } = new Shop();
  expect(errorsOf(stack)).toBe("");
  expect(annotations(stack, WARN).split("\n")).toEqual([expect.stringMatching(/^shop\/Database: backup: /)]);
});

test("a reason at the stack covers all that is in it", () => {
  const { stack } = new Shop();
  Checks.of(stack).acknowledge("backup", "a copy of production, made anew every night");
  expect(errorsOf(stack)).toBe("");
  expect(annotations(stack, WARN)).toBe("");
  expect(annotations(stack, INFO)).toContain("shop/Database: backup: acknowledged, because a copy of production, made anew every night");
});

test("an acknowledgement that meets nothing is a warning, so that none outlives its reason", () => {
  const { stack, server } = new Shop();
  Checks.of(server).acknowledge("cpus", "they wait a lot");
  expect(errorsOf(stack)).toBe("");
  expect(annotations(stack, WARN)).toContain('shop/AppServer: cpus: acknowledged here, but there is nothing to acknowledge; remove acknowledge("cpus", ...)');
});

test("a second synth says nothing twice", () => {
  const { stack } = new Shop();
  errorsOf(stack);
  const first = annotations(stack, WARN);
  errorsOf(stack);
  expect(annotations(stack, WARN)).toBe(first);
});

test("warnings stand in the manifest, without what differs from machine to machine", () => {
  const app = newApp();
  const { stack } = new Shop({ stack: newStack("shop", app) });
  app.synth();
  const [warning] = app.manifest.forStack(stack).annotations;
  expect(warning).toMatchObject({ constructPath: "shop/Database", level: "@cdktf/warn", stacktrace: undefined });
});

test("an error stops the synth of the whole program", () => {
  const app = newApp();
  new Shop({ stack: newStack("shop", app), server: { replicas: 20 } });
  expect(() => app.synth()).toThrow("connections: it takes 97 connections");
});

test("a program without any part of ours is left alone", () => {
  const app = new App({ skipBackendOverride: true } as never);
  expect(errorsOf(new TerraformStack(app, "empty"))).toBe("");
});

test.each([
  ["no-such-rule", "a reason", /at 'shop': 'ruleId' must be one of connections, .*, got "no-such-rule"/],
  ["protocol", "a reason", /at 'shop': 'ruleId' must be a rule that can be acknowledged, got 'protocol'/],
  ["backup", " ", /at 'shop': 'reason' must say why 'backup' is no harm here, got " "/],
  ["backup", undefined as never, /at 'shop': 'reason' must say why 'backup' is no harm here, got undefined/],
])("acknowledge(%p, %p) is refused", (ruleId, reason, message) => {
  expect(() => Checks.of(newStack()).acknowledge(ruleId, reason)).toThrow(message);
});
