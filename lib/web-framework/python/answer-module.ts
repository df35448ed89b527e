/** How an answer reaches the proxy whole or not at all, and its parts as they come. */
export function renderAnswerModule(): string {
  return `"""Answers that reach the proxy whole, and as they come."""
import sys
import traceback

# Copied to be written together; more takes several writes anyway.
MOST_BYTES = 65536


class _Kept(list):
    sendall = list.append


def in_one_write():
    """Gunicorn writes the head and the body one after the other, and other threads may run in between. A worker that is
    killed there leaves a head alone: the proxy has passed it on by then, and can ask nobody else for the page."""
    wsgi = sys.modules.get("gunicorn.http.wsgi")
    # Another series may write otherwise.
    if wsgi is None or sys.modules["gunicorn"].version_info[0] != 26:
        return
    plain = wsgi.Response.write

    def write(self, body):
        if self.headers_sent or not isinstance(body, bytes) or len(body) > MOST_BYTES:
            return plain(self, body)
        socket, self.sock = self.sock, _Kept()
        try:
            plain(self, body)
            kept = self.sock
        finally:
            self.sock = socket
        socket.sendall(b"".join(kept))

    wsgi.Response.write = write


def as_of_others(application):
    """What uWSGI alone leaves undone. It closes the connection when an application raises: the proxy takes that for a server
    that is broken, asks another the same, and answers 502 in the end. And it marks no parts of a stream: Nginx holds them
    until a buffer is full."""
    def answering(environ, start_response):
        if "uwsgi.version" not in environ:
            return application(environ, start_response)

        def starting(status, headers, *exc_info):
            if not any(name.lower() in ("content-length", "x-accel-buffering") for name, _ in headers):
                headers = [*headers, ("X-Accel-Buffering", "no")]
            return start_response(status, headers, *exc_info)

        try:
            return application(environ, starting)
        except Exception:
            traceback.print_exc()
            body = b"Internal Server Error"
            start_response("500 Internal Server Error", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
            return [body]

    return answering
`;
}
