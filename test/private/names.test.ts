import { Construct } from "constructs";
import { hostName, kebab, namePrefix, stampedName } from "../../lib/private/names";
import { newStack } from "../support/synth";

test.each([
  ["AppServer", "app-server"],
  ["app-server", "app-server"],
  ["HTTPServer2", "http-server2"],
  ["example.com", "example-com"],
  ["--a__b--", "a-b"],
  ["Ä", ""],
])("kebab: %s becomes '%s'", (text, expected) => {
  expect(kebab(text)).toBe(expected);
});

test("a name is made of the stack, the path and what is meant", () => {
  const construct = new Construct(new Construct(newStack("Shop"), "Back"), "MainData");
  expect(hostName(construct)).toBe("shop-back-main-data");
  expect(hostName(construct, "owner")).toBe("shop-back-main-data-owner");
});

test("the hidden ids of constructs are not in a name", () => {
  const construct = new Construct(new Construct(newStack(), "Data"), "Resource");
  expect(hostName(construct)).toBe("shop-data");
});

test("a long name is cut, ends in a hash of the whole, and fits a DNS label with its time stamp", () => {
  const stack = newStack();
  const [one, other] = ["a", "b"].map((end) => hostName(new Construct(stack, `${"long-".repeat(20)}${end}`)));
  expect(one).toMatch(/^shop-long-[a-z-]+-[0-9a-f]{8}$/);
  expect(one).not.toBe(other);
  expect(one.length + "-20260102030405".length).toBeLessThanOrEqual(63);
});

test("a stamped name carries the time of the plan", () => {
  expect(stampedName("shop-app")).toBe('shop-app-${formatdate("YYYYMMDDhhmmss", plantimestamp())}');
});

test("a construct may ask for its name again, another one may not have it", () => {
  const stack = newStack();
  const construct = new Construct(stack, "DataBase");
  expect(hostName(construct)).toBe(hostName(construct));
  expect(() => hostName(new Construct(stack, "data-base"))).toThrow("would both have 'shop-data-base' on the Docker host");
});

test("stacks of different apps do not know of each other", () => {
  expect(hostName(new Construct(newStack(), "A"))).toBe(hostName(new Construct(newStack(), "A")));
});

test("a stack without a letter or digit in its id has no names", () => {
  expect(() => namePrefix(newStack("_"))).toThrow("at '_': the stack's id, or the context value 'namePrefix', must give a name");
});
