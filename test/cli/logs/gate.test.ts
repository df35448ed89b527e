import { setImmediate as turn } from "node:timers/promises";
import { Gate } from "../../../cli/logs/gate";

test("so many are inside at a time, and who leaves twice leaves once", async () => {
  const gate = new Gate(2);
  const inside: string[] = [];
  const enter = async (name: string): Promise<() => void> => {
    const leave = await gate.enter();
    inside.push(name);
    return leave;
  };
  const leaving = ["a", "b", "c", "d"].map(enter);
  await turn();
  expect(inside).toEqual(["a", "b"]);
  const leave = await leaving[0];
  leave();
  leave();
  await turn();
  expect(inside).toEqual(["a", "b", "c"]);
});
