/** The rest of a request's body, kept for an application that reads on after its answer has begun. */
export function renderBodyModule(): string {
  return `"""What an application leaves of a request's body is read before its answer goes out: a server that closes a connection on
which the proxy is still sending loses the answer on its way, and the client gets 502.
"""
import io
import tempfile

# A proxy has the whole body at hand. Who asks without one, and sends for longer, gets the answer as the server gives it.
SECONDS = 10
BYTES = 65536


class Rest:
    """On disk; a piece that finds no room there is the last."""

    def __init__(self):
        self._file = None
        self._last = b""

    def keep(self, data):
        """Whether there is room for more."""
        try:
            self._file = self._file or tempfile.TemporaryFile(buffering=0)
            while data:
                data = data[self._file.write(data):]
        except OSError:
            self._last = data
        return not data

    def before(self, others=()):
        """A stream of it, and of what follows."""
        if self._file:
            self._file.seek(0)
            others = [self._file, io.BytesIO(self._last), *others]
        return io.BufferedReader(_Joined(list(others)))

    def close(self):
        """Gives the room back at once: nobody knows when Python would."""
        if self._file:
            self._file.close()


class _Joined(io.RawIOBase):
    def __init__(self, streams):
        self._streams = streams

    def readable(self):
        return True

    def readinto(self, buffer):
        while self._streams:
            data = self._streams[0].read(len(buffer))
            if data:
                buffer[:len(data)] = data
                return len(data)
            self._streams.pop(0)
        return 0
`;
}
