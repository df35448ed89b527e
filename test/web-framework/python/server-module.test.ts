import { pythonFiles } from "../../../lib/web-framework/python/files";
import { renderServerModule } from "../../../lib/web-framework/python/server-module";
import { PythonFolder } from "./python-folder";

const SHOP = `
def wsgi(environ, start_response):
    start_response("200 OK", [])
    return [environ["PATH_INFO"].encode(), environ["REMOTE_ADDR"].encode()]
async def asgi(scope, receive, send):
    await send({"type": "page", "text": scope["path"]})
`;

const folder = new PythonFolder({ ...pythonFiles({ wsgi: "shop:wsgi", asgi: "shop:asgi" }), "shop.py": SHOP });

afterAll(() => folder.remove());

test("loads the application, holds its static files and puts the health paths first", () => {
  expect(renderServerModule("WSGI", "shop:create_app()")).toMatchInlineSnapshot(`
""""The WSGI application, behind the health paths."""
import webstack_answer
import webstack_application
import webstack_wsgi_body
import webstack_fallbacks
import webstack_health
import webstack_proxy
import webstack_release

_own = webstack_application.load("shop:create_app()", "WSGI")
webstack_fallbacks.hand_over(_own)
webstack_release.hold()
webstack_answer.in_one_write()

_told = webstack_health.before_wsgi(webstack_proxy.behind_proxy_wsgi(_own))
application = webstack_wsgi_body.read_before_answer(webstack_answer.as_of_others(_told))
"
`);
  expect(renderServerModule("ASGI", "shop.main:app")).toMatchInlineSnapshot(`
""""The ASGI application, behind the health paths."""
import webstack_application
import webstack_asgi_body
import webstack_fallbacks
import webstack_health
import webstack_proxy
import webstack_release

_own = webstack_application.load("shop.main:app", "ASGI")
webstack_fallbacks.hand_over(_own)
webstack_release.hold()

_told = webstack_health.before_asgi(webstack_proxy.behind_proxy_asgi(_own))
application = webstack_asgi_body.read_before_answer(_told)
"
`);
});

test("a WSGI server gets pages and health", () => {
  const program = `
import webstack_wsgi
for path in ("/", "/-/live", "/-/ready", "/-/other"):
    environ = {"PATH_INFO": path, "REQUEST_METHOD": "GET", "REMOTE_ADDR": "172.18.0.2", "HTTP_X_FORWARDED_FOR": "203.0.113.9"}
    print(b"".join(webstack_wsgi.application(environ, lambda status, headers: print(status))))`;
  expect(folder.print(program)).toBe(["200 OK", "b'/203.0.113.9'", "200 OK", "b'live\\n'", "200 OK", "b'ready\\n'", "200 OK", "b'/-/other203.0.113.9'", ""].join("\n"));
});

test("an ASGI server gets pages and health", () => {
  const program = `
import asyncio, inspect, webstack_asgi
async def send(message): print(message.get("status"), message.get("body"), message.get("text"))
assert inspect.iscoroutinefunction(webstack_asgi.application)
for path in ("/", "/-/live", "/-/ready"):
    asyncio.run(webstack_asgi.application({"type": "http", "path": path, "method": "GET", "headers": []}, None, send))`;
  expect(folder.print(program)).toBe(["None None /", "200 None None", "None b'live\\n' None", "200 None None", "None b'ready\\n' None", ""].join("\n"));
});

test.each(["webstack_wsgi", "webstack_asgi"])("%s does not start with a throw-away key", (name) => {
  expect(folder.fail(["-c", `import ${name}`], { WEBSTACK_THROWAWAY_KEY: "1" })).toBe(
    "RuntimeError: WEBSTACK_THROWAWAY_KEY is for jobs, a server needs its secret key",
  );
});
