import { checkEnvironment } from "../../lib/container/environment";

test("any text is a value", () => {
  expect(() => checkEnvironment({ A: "", _b1: "a=b\n$c ${d} %{e} ü" }, { C: 1 })).not.toThrow();
});

test.each(["", "A B", "A=B", "A\nB", "1A", "A-B", "Ä", "A\0"])("%j is no name, neither of a variable nor of a secret", (name) => {
  const message = `environment variables must be named by letters, digits and underscores, got ${JSON.stringify(name)}`;
  expect(() => checkEnvironment({ [name]: "" })).toThrow(message);
  expect(() => checkEnvironment({}, { [name]: "" })).toThrow(message);
});

test("a value without its NUL would be another value", () => {
  expect(() => checkEnvironment({ A: "a\0" })).toThrow("the environment variable 'A' must not hold a NUL character");
});

test("a name is a variable or a secret, not both", () => {
  expect(() => checkEnvironment({ A: "" }, { A: "" })).toThrow("'A' stands in both 'environment' and 'secrets'");
});
