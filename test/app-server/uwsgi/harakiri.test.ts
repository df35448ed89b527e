import { harakiriSeconds } from "../../../lib/app-server/uwsgi/harakiri";

test.each([[2, 1], [3, 2], [5, 4], [10, 9], [60, 54], [3600, 3240]])("where the proxy waits %d seconds, it is %d", (proxy, seconds) => {
  expect(harakiriSeconds(proxy)).toBe(seconds);
});

test("what is given stands", () => {
  expect(harakiriSeconds(60, 59)).toBe(59);
});

test.each([60, 61])("%d seconds are refused where the proxy waits 60", (given) => {
  const message = `'harakiriSeconds' of 'Uwsgi' must be less than 'requestTimeoutSeconds' (60), or the proxy gives up first, got ${given}`;
  expect(() => harakiriSeconds(60, given)).toThrow(message);
});

test("a proxy that waits a second alone is refused", () => {
  const message = "'requestTimeoutSeconds' must be at least 2 with 'Uwsgi', whose harakiri is a whole number of seconds below it, got 1";
  expect(() => harakiriSeconds(1)).toThrow(message);
});
