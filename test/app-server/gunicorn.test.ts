import { ApplicationInterface, Gunicorn, type GunicornProps, UpstreamProtocol } from "../../lib";

const OPTIONS = { application: "shop.wsgi:application", livePath: "/-/live", memoryMiB: 512, cpus: 1 };

function bind(props?: GunicornProps, options: Partial<typeof OPTIONS> = {}) {
  return new Gunicorn(props).bind({ ...OPTIONS, ...options });
}

test("the whole command", () => {
  expect(bind().command?.join(" ").replaceAll(" --", "\n--")).toMatchInlineSnapshot(`
"gunicorn
--bind 0.0.0.0:8000
--workers 3
--worker-class gthread
--threads 4
--timeout 30
--graceful-timeout 30
--keep-alive 75
--worker-tmp-dir /dev/shm
--forwarded-allow-ips *
--error-logfile -
--no-control-socket shop.wsgi:application"
`);
});

test("workers follow from the limits, unless they are given", () => {
  const workers = (...given: Parameters<typeof bind>) => /--workers (\d+)/.exec(bind(...given).command?.join(" ") ?? "")?.[1];
  expect([workers({}, { cpus: 2, memoryMiB: 2048 }), workers({}, { memoryMiB: 128 }), workers({ workers: 7 })]).toEqual(["5", "1", "7"]);
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
  const engine = new Gunicorn({ port: 9000 });
  expect(engine.port).toBe(9000);
  expect(engine.bind(OPTIONS).healthCheck?.command).toEqual([
    "python", "-ISc", 'import urllib.request as r; r.urlopen("http://127.0.0.1:9000/-/live", timeout=4)',
  ]);
});

test("it runs WSGI and speaks HTTP", () => {
  const { applicationInterface, protocol, productName } = new Gunicorn();
  expect([applicationInterface, protocol, productName]).toEqual([ApplicationInterface.WSGI, UpstreamProtocol.HTTP, "Gunicorn"]);
});

test.each<[GunicornProps, string]>([
  [{ workers: 0.5 }, "'workers' of 'Gunicorn' must be a whole number of at least 1, got 0.5"],
  [{ threads: 0 }, "'threads' of 'Gunicorn' must be a whole number of at least 1, got 0"],
  [{ timeoutSeconds: 0 }, "'timeoutSeconds' of 'Gunicorn' must be a whole number of at least 1, got 0"],
  [{ gracefulTimeoutSeconds: 1001 }, "'gracefulTimeoutSeconds' of 'Gunicorn' must be a whole number of at least 1 and at most 1000, got 1001"],
  [{ keepaliveSeconds: NaN }, "'keepaliveSeconds' of 'Gunicorn' must be a whole number of at least 65, got NaN"],
  [{ keepaliveSeconds: 60 }, "'keepaliveSeconds' of 'Gunicorn' must be a whole number of at least 65, got 60"],
  [{ maxRequests: -1 }, "'maxRequests' of 'Gunicorn' must be a whole number of at least 0, got -1"],
])("fails for %j", (props, message) => {
  expect(() => new Gunicorn(props)).toThrow(message);
});
