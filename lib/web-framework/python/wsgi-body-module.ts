/** How the body of a request over WSGI comes to its end before its answer begins. */
export function renderWsgiBodyModule(): string {
  return `"""Reads a body to its end before the answer begins, over WSGI."""
import itertools
import time

from webstack_body import BYTES, SECONDS, Rest


def read_before_answer(application):
    def reading(environ, start_response):
        if not environ.get("CONTENT_LENGTH", "").strip("0") and "HTTP_TRANSFER_ENCODING" not in environ:
            return application(environ, start_response)
        body = environ["wsgi.input"] = _Body(environ["wsgi.input"])
        start = _Start(start_response, body)
        try:
            answer = application(environ, start)
        except Exception:
            body.finish(kept=False)
            raise
        # Whole already: the application reads no more.
        if isinstance(answer, (list, tuple)) or getattr(answer, "streaming", None) is False:
            body.finish(kept=False)
            body.close()
            return answer
        return _Answer(answer, start, body)

    return reading


class _Body:
    """A body as the application reads it."""

    def __init__(self, stream):
        self._stream = stream
        self._rest = Rest()
        self._finished = False

    def read(self, *size):
        return self._stream.read(*size)

    def readline(self, *size):
        return self._stream.readline(*size)

    def readlines(self, *hint):
        return self._stream.readlines(*hint)

    def __iter__(self):
        return iter(self._stream)

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def finish(self, kept):
        """Reads the rest, and keeps it where the application may want it later."""
        if self._finished:
            return
        self._finished = True
        end = time.monotonic() + SECONDS
        try:
            while time.monotonic() < end and (data := self._stream.read(BYTES)):
                if kept and not self._rest.keep(data):
                    break
        except Exception:
            pass  # The client has gone, or sends what is no body: the application is told when it reads on.
        self._stream = self._rest.before([self._stream]) if kept else self._stream

    def close(self):
        self._rest.close()


class _Start:
    """What is called before an answer, and is told its length."""

    def __init__(self, start_response, body):
        self._start_response = start_response
        self._body = body
        self.length = None

    def __call__(self, status, headers, *exc_info):
        self.length = next((value for name, value in headers if name.lower() == "content-length"), None)
        write = self._start_response(status, headers, *exc_info)

        def writing(data):
            self._body.finish(kept=True)
            return write(data)

        return writing


class _Answer:
    """An answer in parts. The first is there before the server sees any: some send the head before they ask for it."""

    def __init__(self, answer, start, body):
        self._answer = answer
        self._body = body
        self._parts = iter(answer)
        try:
            first = [next(self._parts, b"")]
        except Exception:
            body.finish(kept=False)
            self.close()
            raise
        body.finish(kept=start.length != str(len(first[0])))
        self._all = itertools.chain(first, self._parts)

    def __iter__(self):
        return self._all

    def close(self):
        self._body.close()
        if hasattr(self._answer, "close"):
            self._answer.close()
`;
}
