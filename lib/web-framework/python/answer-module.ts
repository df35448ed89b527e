/** How an answer reaches the proxy whole, or not at all. */
export function renderAnswerModule(): string {
  return `"""Answers of Gunicorn in one write."""
import sys

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
`;
}
