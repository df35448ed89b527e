import { renderHealthModule } from "../../../lib/web-framework/python/health-module";
import { renderLoginModule } from "../../../lib/web-framework/python/login-module";
import { PythonFolder } from "./python-folder";

const DATABASE = `
import os, time
def has_server(): return "ANSWER" in os.environ
def log_in(host, seconds):
    if os.environ["ANSWER"] == "silence": time.sleep(5)
    if os.environ["ANSWER"] != "yes": raise OSError("no\\nway in")
`;

const folder = new PythonFolder({ "webstack_health.py": renderHealthModule(), "webstack_login.py": renderLoginModule(), "webstack_database.py": DATABASE });

afterAll(() => folder.remove());

const WSGI = `
import sys, webstack_health
application = webstack_health.before_wsgi(lambda environ, start_response: [b"page"])
print(application({"PATH_INFO": sys.argv[1], "REQUEST_METHOD": sys.argv[2]}, lambda *head: print(*head)))`;

const ASGI = `
import asyncio, sys, webstack_health
async def page(scope, receive, send): print(scope["type"], scope.get("path"))
async def send(message): print(message)
application = webstack_health.before_asgi(page)
asyncio.run(application({"type": sys.argv[3], "path": sys.argv[1], "method": sys.argv[2]}, None, send))`;

function ask(program: string, answer: string | undefined, ...args: string[]) {
  const { status, stdout, stderr } = folder.run(["-c", program, ...args], answer === undefined ? {} : { ANSWER: answer });
  expect(status).toBe(0);
  return { stdout, stderr };
}

test("answers live at once and ready after a log-in", () => {
  expect(renderHealthModule()).toMatchInlineSnapshot(`
    """"Answers the health paths before the application."""
    import asyncio
    import http
    import logging
    import os

    from webstack_database import has_server
    from webstack_login import login_error, reason

    LIVE = "/-/live"
    READY = "/-/ready"

    # An attempt that began while the database was away must not hide for long that it is back.
    LOGIN_SECONDS = 1

    if os.environ.get("WEBSTACK_THROWAWAY_KEY") == "1":
        raise RuntimeError("WEBSTACK_THROWAWAY_KEY is for jobs, a server needs its secret key")


    def before_wsgi(application):
        def answering(environ, start_response):
            path = environ.get("PATH_INFO")
            if path not in (LIVE, READY):
                return application(environ, start_response)
            status, headers, body = _answer(environ["REQUEST_METHOD"], path)
            start_response(f"{status.value} {status.phrase}", headers)
            return [body]

        return answering


    def before_asgi(application):
        async def answering(scope, receive, send):
            if scope["type"] != "http" or scope["path"] not in (LIVE, READY):
                return await application(scope, receive, send)
            if scope["path"] == READY:
                # The database may keep us waiting: not on the event loop.
                reply = await asyncio.to_thread(_answer, scope["method"], READY)
            else:
                reply = _answer(scope["method"], LIVE)
            status, headers, body = reply
            encoded = [(name.lower().encode(), value.encode()) for name, value in headers]
            await send({"type": "http.response.start", "status": status.value, "headers": encoded})
            await send({"type": "http.response.body", "body": body})

        return answering


    def _answer(method, path):
        status, text = _state(path) if method in ("GET", "HEAD") else (405, "only GET and HEAD")
        body = f"{text}\\n".encode()
        headers = [
            ("Content-Type", "text/plain"),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
        ]
        if status == 405:
            headers.append(("Allow", "GET, HEAD"))
        return http.HTTPStatus(status), headers, b"" if method == "HEAD" else body


    def _state(path):
        if path == LIVE:
            return 200, "live"
        error = login_error(seconds=LOGIN_SECONDS) if has_server() else None
        if error is None:
            return 200, "ready"
        logging.getLogger("webstack").warning("not ready, the database does not let us in: %s", reason(error))
        return 503, "no database"
    "
  `);
});

test.each([
  ["/-/live", "GET", "no", "200 OK", "live\\n"],
  ["/-/ready", "GET", "yes", "200 OK", "ready\\n"],
  ["/-/ready", "GET", undefined, "200 OK", "ready\\n"],
  ["/-/ready", "HEAD", "yes", "200 OK", ""],
  ["/-/ready", "GET", "no", "503 Service Unavailable", "no database\\n"],
  ["/-/ready", "POST", "yes", "405 Method Not Allowed", "only GET and HEAD\\n"],
])("answers %s of a WSGI server, asked with %s and a database that says %s", (path, method, answer, status, body) => {
  const { stdout } = ask(WSGI, answer, path, method);
  expect([stdout.startsWith(`${status} `), stdout.split("\n").at(-2)]).toEqual([true, `[b'${body}']`]);
});

test.each([
  ["/-/live", "no", 200, "live\\n"],
  ["/-/ready", "yes", 200, "ready\\n"],
  ["/-/ready", "no", 503, "no database\\n"],
])("answers %s of an ASGI server with a database that says %s", (path, answer, status, body) => {
  const [start, end] = ask(ASGI, answer, path, "GET", "http").stdout.split("\n");
  expect(start).toContain(`'http.response.start', 'status': ${status}, 'headers': [(b'content-type', b'text/plain'), (b'content-length', `);
  expect(end).toBe(`{'type': 'http.response.body', 'body': b'${body}'}`);
});

test("lets everything else through", () => {
  expect(ask(WSGI, "no", "/page", "GET").stdout).toBe("[b'page']\n");
  expect(ask(ASGI, "no", "/page", "GET", "http").stdout).toBe("http /page\n");
  expect(ask(ASGI, "no", "/-/live", "GET", "websocket").stdout).toBe("websocket /-/live\n");
  expect(ask(ASGI, "no", "", "", "lifespan").stdout).toBe("lifespan \n");
});

test("says in the log, in one line, why it is not ready", () => {
  expect(ask(WSGI, "no", "/-/ready", "GET").stderr).toBe("not ready, the database does not let us in: no way in\n");
});

test("gives a database one second", () => {
  expect(ask(WSGI, "silence", "/-/ready", "GET").stderr).toBe("not ready, the database does not let us in: no answer within 1 seconds\n");
});
