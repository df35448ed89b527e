import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { Refusal } from "../failure";

const SECONDS = 300;

interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Asks for a value twice at a terminal that shows none of it. */
export async function askTwice(name: string, terminal: Terminal = { input: process.stdin, output: process.stderr }): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  // With a terminal of its own, it takes over the echo; what it would write goes nowhere.
  const lines = createInterface({ input: terminal.input, output: silent, terminal: true, historySize: 0 });
  const typed = lines[Symbol.asyncIterator]();
  const timer = setTimeout(() => lines.close(), SECONDS * 1000);
  lines.once("SIGINT", () => lines.close());
  const ask = async (question: string): Promise<string> => {
    terminal.output.write(question);
    const answer = await typed.next();
    terminal.output.write("\n");
    if (answer.done) throw new Refusal("no value was given; nothing was changed");
    return answer.value;
  };
  try {
    const value = await ask(`Value of ${name} (it is not shown): `);
    if (value !== (await ask("The same again: "))) throw new Refusal("the two values differ; nothing was changed");
    return value;
  } finally {
    clearTimeout(timer);
    lines.close();
  }
}
