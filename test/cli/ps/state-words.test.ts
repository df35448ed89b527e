import { memoryWords, stateWords } from "../../../cli/ps/state-words";
import { NOW, server } from "../a-shop";

const LATELY = new Date(Number(NOW) - 200_000);

test.each([
  ["healthy", {}],
  ["running", { health: undefined }],
  ["unhealthy", { health: "unhealthy" }],
  ["healthy, up 3 min", { started: LATELY }],
  ["restarting", { status: "restarting" }],
  ["exited (137), 3 min ago", { status: "exited", exitCode: 137, finished: LATELY }],
  ["exited (137), out of memory, 3 min ago", { status: "exited", exitCode: 137, outOfMemory: true, finished: LATELY }],
])("a container is %s", (words, container) => {
  expect(stateWords(server(0, container), NOW)).toBe(words);
});

test("memory is told with its limit, where there is one", () => {
  const mebibyte = 2 ** 20;
  expect(memoryWords(129.4 * mebibyte, 512 * mebibyte)).toBe("129 of 512 MiB");
  expect(memoryWords(undefined, 512 * mebibyte)).toBe("- of 512 MiB");
  expect(memoryWords(mebibyte, 0)).toBe("1 MiB");
  expect(memoryWords(undefined, 0)).toBe("-");
});
