import { checkWorkerClass } from "../../../lib/app-server/gunicorn/worker-class";

const KNOWN = ["gthread", "sync"];
const HANGS =
  "'workerClass' of 'Gunicorn' must not be 'asgi' (Gunicorn 26's own asgi worker never answers a request that follows at once on a kept " +
  "connection); use the engine 'new Uvicorn()'";
const GIVEN_UP =
  "'workerClass' of 'Gunicorn' must not be 'uvicorn.workers.UvicornWorker' (Uvicorn has given up its workers for Gunicorn); use the engine 'new Uvicorn()'";

test.each([undefined, "gthread", "sync"])("%s is let through", (workerClass) => {
  expect(() => checkWorkerClass(KNOWN, workerClass, ["--log-level", "debug", "--worker-connections", "5", "--worker-tmp-dir=/tmp"])).not.toThrow();
});

test.each([["asgi", HANGS], ["uvicorn.workers.UvicornWorker", GIVEN_UP]])("%s is refused with the reason and the way out", (workerClass, message) => {
  const ways = [
    ["-k", workerClass], [`-k${workerClass}`], [`-k=${workerClass}`], ["--worker-class", workerClass],
    [`--worker-class=${workerClass}`], ["--worker-cla", workerClass],
  ];
  for (const way of ways) expect(() => checkWorkerClass(KNOWN, undefined, ["--log-level", "debug", ...way])).toThrow(message);
  expect(() => checkWorkerClass(KNOWN, workerClass)).toThrow(message);
});

test("the full name of the asgi worker is refused too", () => {
  expect(() => checkWorkerClass(KNOWN, undefined, ["-k", "gunicorn.workers.gasgi.ASGIWorker"])).toThrow("use the engine 'new Uvicorn()'");
});

test("what nobody knows is refused", () => {
  expect(() => checkWorkerClass(KNOWN, "tornado")).toThrow("'workerClass' of 'Gunicorn' must be one of 'gthread', 'sync', got 'tornado'");
});

test.each([[["-k", "sync"], "sync"], [["--worker-class=tornado"], "tornado"], [["-k"], ""]])(
  "%j is refused, because the other options follow from the worker class",
  (extraArguments, got) => {
    const message = `'extraArguments' of 'Gunicorn' must not name a worker class, got '${got}'; use 'workerClass'`;
    expect(() => checkWorkerClass(KNOWN, undefined, extraArguments)).toThrow(message);
  },
);
