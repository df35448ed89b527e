import { renderProxyModule } from "../../../lib/web-framework/python/proxy-module";
import { PythonFolder } from "./python-folder";

const folder = new PythonFolder({ "webstack_proxy.py": renderProxyModule() });

afterAll(() => folder.remove());

function wsgi(headers: { [name: string]: string }): unknown {
  const environ = { "REMOTE_ADDR": "172.18.0.2", "wsgi.url_scheme": "http", ...headers };
  const program = `
import json, webstack_proxy
seen = webstack_proxy.behind_proxy_wsgi(lambda environ, start_response: [environ["REMOTE_ADDR"], environ["wsgi.url_scheme"]])
print(json.dumps(seen(json.loads('${JSON.stringify(environ)}'), None)))`;
  return JSON.parse(folder.print(program));
}

function asgi(scope: string): unknown {
  const program = `
import asyncio, json, webstack_proxy
async def application(scope, receive, send):
    print(json.dumps([scope.get("client"), scope.get("scheme"), scope.get("state")]))
given = ${scope}
before = dict(given)
asyncio.run(webstack_proxy.behind_proxy_asgi(application)(given, None, None))
assert given == before, given`;
  return JSON.parse(folder.print(program));
}

test("a WSGI application sees the browser's address and scheme", () => {
  expect(wsgi({ HTTP_X_FORWARDED_FOR: "203.0.113.9", HTTP_X_FORWARDED_PROTO: "https" })).toEqual(["203.0.113.9", "https"]);
  expect(wsgi({ HTTP_X_FORWARDED_FOR: "2001:db8::9" })).toEqual(["2001:db8::9", "http"]);
});

test("of several addresses the last one counts, which the nearest proxy added", () => {
  expect(wsgi({ HTTP_X_FORWARDED_FOR: "1.2.3.4, 203.0.113.9" })).toEqual(["203.0.113.9", "http"]);
});

test.each<{ [name: string]: string }>([{}, { HTTP_X_FORWARDED_FOR: "", HTTP_X_FORWARDED_PROTO: "" }, { HTTP_X_FORWARDED_PROTO: "gopher" }])(
  "without the proxy's word nothing changes: %j",
  (headers) => {
    expect(wsgi(headers)).toEqual(["172.18.0.2", "http"]);
  },
);

test.each([
  ["http", "https"],
  ["websocket", "wss"],
])("an ASGI application sees them for %s", (type, scheme) => {
  const headers = '[(b"x-forwarded-for", b"203.0.113.9"), (b"x-forwarded-proto", b"https")]';
  expect(asgi(`{"type": "${type}", "client": ("172.18.0.2", 4711), "scheme": "http", "headers": ${headers}}`)).toEqual([["203.0.113.9", 0], scheme, null]);
});

test("an ASGI scope without the proxy's word stays as it is", () => {
  expect(asgi('{"type": "http", "client": ("172.18.0.2", 4711), "scheme": "http", "headers": []}')).toEqual([["172.18.0.2", 4711], "http", null]);
  expect(asgi('{"type": "lifespan", "state": {"made": "at start"}}')).toEqual([null, null, { made: "at start" }]);
});
