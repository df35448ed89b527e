import { ApplicationInterface, Granian, Gunicorn, type IAppServerEngine, Uvicorn } from "../../lib";
import { chooseInterface } from "../../lib/app-server/choose-interface";
import { newStack } from "../support/synth";

const PATHS = { readyPath: "/ready", livePath: "/live" };
const choose = (engine: IAppServerEngine, callables: { wsgi?: string; asgi?: string }) => chooseInterface(engine, { ...PATHS, ...callables }, newStack());

test("a server runs what it prefers of what there is", () => {
  const both = { wsgi: "a:wsgi", asgi: "a:asgi" };
  expect(choose(new Gunicorn(), both)).toEqual({ application: "a:wsgi", applicationInterface: ApplicationInterface.WSGI });
  expect(choose(new Uvicorn(), both)).toEqual({ application: "a:asgi", applicationInterface: ApplicationInterface.ASGI });
  expect(choose(new Granian(), both)).toEqual({ application: "a:wsgi", applicationInterface: ApplicationInterface.WSGI });
  expect(choose(new Granian({ applicationInterface: ApplicationInterface.ASGI }), both).application).toBe("a:asgi");
});

test("a server that runs both takes the one there is", () => {
  expect(choose(new Granian(), { asgi: "a:asgi" })).toEqual({ application: "a:asgi", applicationInterface: ApplicationInterface.ASGI });
});

test("fails with what the server runs and what the framework has", () => {
  expect(() => choose(new Uvicorn(), { wsgi: "a:wsgi" })).toThrow("Uvicorn runs ASGI applications, but 'shop' has WSGI; ");
  expect(() => choose(new Granian(), {})).toThrow("Granian runs WSGI and ASGI applications, but 'shop' has nothing to run; ");
});
