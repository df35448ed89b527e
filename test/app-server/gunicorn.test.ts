import { ApplicationInterface, type AppServerEngineBindOptions, Gunicorn, type GunicornProps, GunicornWorkerClass, UpstreamProtocol } from "../../lib";
import { lines, valueOf, WSGI_OPTIONS } from "./bind-options";

const { GEVENT, GTHREAD, SYNC } = GunicornWorkerClass;

function bind(props?: GunicornProps, options: Partial<AppServerEngineBindOptions> = {}) {
  return new Gunicorn(props).bind({ ...WSGI_OPTIONS, ...options });
}

test("the whole command", () => {
  expect(lines(bind().command)).toMatchInlineSnapshot(`
"gunicorn
--bind 0.0.0.0:8000
--workers 3
--worker-class gthread
--threads 4
--timeout 30
--graceful-timeout 30
--keep-alive 75
--worker-tmp-dir /dev/shm
--error-logfile -
--limit-request-line 0
--limit-request-fields 100
--limit-request-field_size 16384
--no-control-socket shop.wsgi:application"
`);
});

test("green threads have no number", () => {
  expect(lines(bind({ workerClass: GEVENT }).command)).toMatchInlineSnapshot(`
"gunicorn
--bind 0.0.0.0:8000
--workers 3
--worker-class gevent
--timeout 30
--graceful-timeout 30
--keep-alive 75
--worker-tmp-dir /dev/shm
--error-logfile -
--limit-request-line 0
--limit-request-fields 100
--limit-request-field_size 16384
--no-control-socket shop.wsgi:application"
`);
});

test("a worker that does one request after the other keeps no connection", () => {
  expect(new Gunicorn({ workerClass: SYNC }).keepAliveSeconds).toBe(0);
  expect(lines(bind({ workerClass: SYNC }).command)).toMatchInlineSnapshot(`
"gunicorn
--bind 0.0.0.0:8000
--workers 3
--worker-class sync
--timeout 30
--graceful-timeout 30
--worker-tmp-dir /dev/shm
--error-logfile -
--limit-request-line 0
--limit-request-fields 100
--limit-request-field_size 16384
--no-control-socket shop.wsgi:application"
`);
});

test("workers follow from the limits, unless they are given", () => {
  const workers = (...given: Parameters<typeof bind>) => valueOf(bind(...given).command, "workers");
  expect([workers({}, { cpus: 2, memoryMiB: 2048 }), workers({}, { memoryMiB: 128 }), workers({ workers: 7 })]).toEqual(["5", "1", "7"]);
});

test("what is given stands in the command", () => {
  const { command } = bind({
    workerClass: GTHREAD, threads: 8, timeoutSeconds: 40, gracefulTimeoutSeconds: 50, keepaliveSeconds: 9, maxRequests: 1000, port: 9000,
  });
  const options = ["threads", "timeout", "graceful-timeout", "keep-alive", "max-requests", "max-requests-jitter", "bind"];
  expect(options.map((option) => valueOf(command, option))).toEqual(["8", "40", "50", "9", "1000", "100", "0.0.0.0:9000"]);
});

test("a user's arguments come after those of the library, and before the application", () => {
  expect(bind({ extraArguments: ["--log-level", "debug"] }).command?.slice(-4)).toEqual([
    "--no-control-socket", "--log-level", "debug", "shop.wsgi:application",
  ]);
});

test("the container stops later than its last request", () => {
  expect(bind({ gracefulTimeoutSeconds: 90 }).stopGraceSeconds).toBe(95);
});

test("its health is asked with Python alone, at its own port", () => {
  expect(new Gunicorn({ port: 9000 }).port).toBe(9000);
  expect(bind({ port: 9000 }).healthCheck?.command).toEqual([
    "python", "-ISc", 'import urllib.request as r; r.urlopen("http://127.0.0.1:9000/-/live", timeout=4)',
  ]);
});

test("it runs WSGI, speaks HTTP and says how long it keeps a connection", () => {
  const { applicationInterfaces, protocol, productName, keepAliveSeconds } = new Gunicorn();
  expect([applicationInterfaces, protocol, productName, keepAliveSeconds]).toEqual([
    [ApplicationInterface.WSGI], UpstreamProtocol.HTTP, "Gunicorn", 75,
  ]);
  expect(new Gunicorn({ keepaliveSeconds: 2 }).keepAliveSeconds).toBe(2);
});

test.each<[GunicornProps, string]>([
  [{ workers: 0.5 }, "'workers' of 'Gunicorn' must be a whole number of at least 1, got 0.5"],
  [{ threads: 0 }, "'threads' of 'Gunicorn' must be a whole number of at least 1, got 0"],
  [{ timeoutSeconds: 0 }, "'timeoutSeconds' of 'Gunicorn' must be a whole number of at least 1, got 0"],
  [{ gracefulTimeoutSeconds: 1001 }, "'gracefulTimeoutSeconds' of 'Gunicorn' must be a whole number of at least 1 and at most 1000, got 1001"],
  [{ keepaliveSeconds: NaN }, "'keepaliveSeconds' of 'Gunicorn' must be a whole number of at least 2, got NaN"],
  [{ keepaliveSeconds: 1 }, "'keepaliveSeconds' of 'Gunicorn' must be a whole number of at least 2, got 1"],
  [{ maxRequests: -1 }, "'maxRequests' of 'Gunicorn' must be a whole number of at least 0, got -1"],
  [{ port: 80 }, "'port' of 'Gunicorn' must be a whole number of at least 1024 and at most 65535, got 80"],
  [
    { workerClass: GEVENT, threads: 4 },
    "'threads' of 'Gunicorn' must be left out with the worker class 'gevent', which ignores it, got 4; use the worker class 'gthread'",
  ],
  [
    { workerClass: SYNC, keepaliveSeconds: 75 },
    "'keepaliveSeconds' of 'Gunicorn' must be left out with the worker class 'sync', which ignores it, got 75; use the worker class 'gthread'",
  ],
])("fails for %j", (props, message) => {
  expect(() => new Gunicorn(props)).toThrow(message);
});
