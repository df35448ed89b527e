/** How the body of a request over ASGI comes to its end before its answer begins. */
export function renderAsgiBodyModule(): string {
  return `"""Reads a body to its end before the answer begins, over ASGI."""
import asyncio

from webstack_body import BYTES, SECONDS, Rest

PARTS = ("http.response.body", "http.response.pathsend", "http.response.zerocopysend")


def read_before_answer(application):
    async def reading(scope, receive, send):
        if scope["type"] != "http" or not _has_body(scope["headers"]):
            return await application(scope, receive, send)
        exchange = _Exchange(receive, send)
        try:
            await application(scope, exchange.receive, exchange.send)
        except Exception:
            await exchange.finish(kept=False)
            raise
        finally:
            exchange.close()
        await exchange.begin()

    return reading


def _has_body(headers):
    for name, value in headers:
        if (name == b"content-length" and value.strip(b"0")) or name == b"transfer-encoding":
            return True
    return False


class _Exchange:
    """A request and its answer. The head waits for the first part, which tells whether others follow."""

    def __init__(self, receive, send):
        self._receive = receive
        self._send = send
        self._head = None
        self._is_read = False
        self._is_finished = False
        self._rest = Rest()
        self._kept = iter(())
        # Frameworks listen for the client's leaving beside, and not every server lets two wait.
        self._turn = asyncio.Lock()

    async def receive(self):
        async with self._turn:
            for event in self._kept:
                return event
            return await self._next()

    async def send(self, event):
        if event["type"] == "http.response.start":
            self._head = event
            return
        if event["type"] in PARTS:
            await self.finish(kept=event.get("more_body", False))
            await self.begin()
        await self._send(event)

    async def begin(self):
        if self._head is not None:
            head, self._head = self._head, None
            await self._send(head)

    async def finish(self, kept):
        """Reads the rest, and keeps it where the application may want it later."""
        if self._is_read or self._is_finished:
            return
        self._is_finished = True
        try:
            await asyncio.wait_for(self._finish(kept), SECONDS)
        except (TimeoutError, asyncio.TimeoutError):
            pass
        if kept:
            self._kept = self._events()

    def close(self):
        self._rest.close()

    async def _finish(self, kept):
        while not self._is_read:
            async with self._turn:
                event = {} if self._is_read else await self._next()
            data = event.get("body")
            if data and kept and not self._rest.keep(data):
                return

    def _events(self):
        is_read = self._is_read
        stream = self._rest.before()
        while data := stream.read(BYTES):
            yield {"type": "http.request", "body": data, "more_body": True}
        if is_read:
            yield {"type": "http.request", "body": b"", "more_body": False}

    async def _next(self):
        event = await self._receive()
        if event["type"] == "http.disconnect" or not event.get("more_body"):
            self._is_read = True
        return event
`;
}
