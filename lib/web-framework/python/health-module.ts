/** The health paths, answered before the application: shared by the WSGI and the ASGI module. */
export function renderHealthModule(): string {
  return `"""Answers the health paths before the application."""
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
`;
}
