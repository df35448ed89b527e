import {
  ApplicationInterface,
  type AppServerEngineBindOptions,
  Daphne,
  Granian,
  Gunicorn,
  GunicornWorkerClass,
  Hypercorn,
  type IAppServerEngine,
  Uvicorn,
  Uwsgi,
} from "../../lib";

const OPTIONS: AppServerEngineBindOptions = {
  application: "shop:app",
  applicationInterface: ApplicationInterface.WSGI,
  livePath: "/-/live",
  requestTimeoutSeconds: 60,
  memoryMiB: 512,
  cpus: 1,
};

const workload = (engine: IAppServerEngine, options = OPTIONS) => engine.bind(options).workload;

test("Gunicorn tells what it does by itself", () => {
  expect(workload(new Gunicorn())).toEqual({ processes: 3, threads: 4, timeoutSeconds: 30, gracefulTimeoutSeconds: 30, keepAliveSeconds: 75 });
});

test("arguments of the user win, in every spelling", () => {
  const extraArguments = ["-w", "7", "--threads=2", "-t0", "--graceful-timeout", "9", "--keep-alive", "1", "--keep-alive=3"];
  expect(workload(new Gunicorn({ extraArguments }))).toEqual({
    processes: 7,
    threads: 2,
    timeoutSeconds: undefined,
    gracefulTimeoutSeconds: 9,
    keepAliveSeconds: 3,
  });
});

test("a worker of the class sync serves one request, and closes its connection", () => {
  expect(workload(new Gunicorn({ workerClass: GunicornWorkerClass.SYNC }))).toMatchObject({ threads: 1, keepAliveSeconds: 0 });
});

test("uWSGI keeps no connection", () => {
  expect(workload(new Uwsgi({ processes: 2, threads: 8 }))).toEqual({
    processes: 2,
    threads: 8,
    timeoutSeconds: 54,
    gracefulTimeoutSeconds: 30,
    keepAliveSeconds: 0,
  });
});

test("an event loop takes what comes", () => {
  const asgi = { ...OPTIONS, applicationInterface: ApplicationInterface.ASGI };
  expect(workload(new Uvicorn({ workers: 2 }), asgi)).toEqual({ processes: 2, gracefulTimeoutSeconds: 30, keepAliveSeconds: 75 });
  expect(workload(new Granian({ workers: 2 }), asgi)).toEqual({ processes: 2, gracefulTimeoutSeconds: 30, keepAliveSeconds: 60 });
  expect(workload(new Hypercorn(), asgi)).toEqual({ processes: 1, gracefulTimeoutSeconds: 30, keepAliveSeconds: 75 });
  expect(workload(new Daphne(), asgi)).toEqual({ processes: 1, gracefulTimeoutSeconds: 30, keepAliveSeconds: 60 });
});

test("Granian serves WSGI by threads", () => {
  expect(workload(new Granian())).toEqual({ processes: 3, threads: 4, gracefulTimeoutSeconds: 30, keepAliveSeconds: 60 });
});
