import { PassThrough } from "node:stream";
import { askTwice } from "../../../cli/secrets/ask";

function terminal(typed: string) {
  const input = new PassThrough();
  const output = new PassThrough();
  input.write(typed);
  let shown = "";
  output.setEncoding("utf8").on("data", (text: string) => (shown += text));
  return { input, output, shown: () => shown };
}

test("a value is typed twice and not shown", async () => {
  const { shown, ...streams } = terminal("sk_test ä\rsk_test ä\r");
  await expect(askTwice("stripe-key", streams)).resolves.toBe("sk_test ä");
  expect(shown()).toBe("Value of stripe-key (it is not shown): \nThe same again: \n");
});

test("what was mistyped can be taken back", async () => {
  const { shown: _, ...streams } = terminal("sk_tset\u007f\u007f\u007fest\rsk_test\r");
  await expect(askTwice("stripe-key", streams)).resolves.toBe("sk_test");
});

test("two values that differ are refused", async () => {
  const { shown: _, ...streams } = terminal("one\rtwo\r");
  await expect(askTwice("stripe-key", streams)).rejects.toThrow("the two values differ; nothing was changed");
});

test("Ctrl-C ends the question", async () => {
  const { shown: _, ...streams } = terminal("sk_\u0003");
  await expect(askTwice("stripe-key", streams)).rejects.toThrow("no value was given; nothing was changed");
});
