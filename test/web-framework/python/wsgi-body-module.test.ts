import { renderBodyModule } from "../../../lib/web-framework/python/body-module";
import { renderWsgiBodyModule } from "../../../lib/web-framework/python/wsgi-body-module";
import { PythonFolder } from "./python-folder";

const folder = new PythonFolder({ "webstack_body.py": renderBodyModule(), "webstack_wsgi_body.py": renderWsgiBodyModule() });

afterAll(() => folder.remove());

const SERVER = `
import io, json
import webstack_body, webstack_wsgi_body

class Body(io.BytesIO):
    """Notes how much was read when the answer began."""
    reads = 0
    def read(self, *size):
        self.reads += 1
        return super().read(*size)

def serve(application, body=b"x" * 200_000, environ=None):
    stream = Body(body)
    events = []
    def start_response(status, headers, *exc_info):
        events.append(status)
        return lambda data: events.append(["written at", stream.tell(), data.decode()])
    environ = {"wsgi.input": stream, "CONTENT_LENGTH": str(len(body)), **(environ or {})}
    try:
        answer = webstack_wsgi_body.read_before_answer(application)(environ, start_response)
        events.append(["returned at", stream.tell()])
        for part in answer:
            events.append(["part at", stream.tell(), part.decode()])
        getattr(answer, "close", lambda: None)()
    except ValueError as error:
        events.append([str(error), stream.tell()])
    print(json.dumps([events, stream.reads]))
`;

function serve(application: string, call = "serve(application)"): unknown {
  return JSON.parse(folder.print(`${SERVER}\n${application}\n${call}`));
}

test("an answer that is whole goes out after the body was read", () => {
  const application = 'def application(environ, start_response):\n    start_response("401 No", [])\n    return [b"no"]';
  expect(serve(application)).toEqual([["401 No", ["returned at", 200_000], ["part at", 200_000, "no"]], 5]);
});

test.each([
  ["of no length", 'def application(environ, start_response):\n    start_response("401 No", [])\n    yield b"n"\n    yield b"o"'],
  ["of one part", 'def application(environ, start_response):\n    start_response("401 No", [("Content-Length", "1")])\n    return iter([b"n", b"o"])'],
])("and so does one in parts, %s, before the server sees any", (_, application) => {
  expect(serve(application)).toMatchObject([["401 No", ["returned at", 200_000], ["part at", 200_000, "n"], ["part at", 200_000, "o"]], 5]);
});

test("an application that reads on after its answer has begun gets all of it", () => {
  const application = `
def application(environ, start_response):
    read = environ["wsgi.input"].read
    start_response("200 OK", [])
    yield read(1).decode().encode()
    yield str(len(read(3))).encode()
    yield str(len(environ["wsgi.input"].readline())).encode()
    yield str(len(read())).encode()
    yield str(len(read())).encode()`;
  const call = 'serve(application, b"a" * 100_000 + b"\\n" + b"b" * 100_000)';
  const parts = ["a", "3", "99997", "100000", "0"].map((text) => ["part at", 200_001, text]);
  expect(serve(application, call)).toMatchObject([["200 OK", ["returned at", 200_001], ...parts], expect.any(Number)]);
});

test("what finds no room on the disk is left where it is, and nothing is lost", () => {
  const application = `
import tempfile
class Full:
    size = 0
    def write(self, data):
        if self.size >= 70_000:
            raise OSError("no space left")
        taken = min(len(data), 70_000 - self.size)
        self.kept.write(data[:taken])
        self.size += taken
        return taken
    def __init__(self):
        self.kept = io.BytesIO()
        self.seek, self.read, self.close = self.kept.seek, self.kept.read, self.kept.close
tempfile.TemporaryFile = lambda **_: Full()
def application(environ, start_response):
    start_response("200 OK", [])
    yield b"begun"
    body = environ["wsgi.input"].read()
    yield str(body == bytes(range(256)) * 1000).encode()`;
  expect(serve(application, "serve(application, bytes(range(256)) * 1000)")).toMatchObject([
    ["200 OK", ["returned at", 131_072], ["part at", 131_072, "begun"], ["part at", 256_000, "True"]], expect.any(Number),
  ]);
});

test("the room on the disk is given back with the answer", () => {
  const application = `
import tempfile
made, plain = [], tempfile.TemporaryFile
tempfile.TemporaryFile = lambda **options: made.append(plain(**options)) or made[-1]
def application(environ, start_response):
    start_response("200 OK", [])
    yield b"begun"`;
  const call = "serve(application)\nassert [file.closed for file in made] == [True], made";
  expect(serve(application, call)).toMatchObject([["200 OK", ["returned at", 200_000], ["part at", 200_000, "begun"]], 5]);
});

test("what is written, and what fails, waits too", () => {
  expect(serve('def application(environ, start_response):\n    start_response("200 OK", [])(b"a")\n    return []')).toMatchObject([
    ["200 OK", ["written at", 200_000, "a"], ["returned at", 200_000]], expect.any(Number),
  ]);
  expect(serve('def application(environ, start_response):\n    raise ValueError("a mistake")')).toMatchObject([[["a mistake", 200_000]], 5]);
  expect(serve('def application(environ, start_response):\n    raise ValueError("later")\n    yield')).toMatchObject([[["later", 200_000]], 5]);
});

test("the answer of a framework that is whole is handed on as it is", () => {
  const application = `
class Response(list):
    streaming = False
    def __iter__(self): return iter([b"page"])
def application(environ, start_response):
    start_response("200 OK", [])
    return Response()`;
  expect(serve(application)).toEqual([["200 OK", ["returned at", 200_000], ["part at", 200_000, "page"]], 5]);
});

test.each(['{"CONTENT_LENGTH": ""}', '{"CONTENT_LENGTH": "0"}'])("a request without a body is left alone: %s", (environ) => {
  const application = 'def application(environ, start_response):\n    return iter([type(environ["wsgi.input"]).__name__.encode()])';
  expect(serve(application, `serve(application, b"", ${environ})`)).toEqual([[["returned at", 0], ["part at", 0, "Body"]], 0]);
});

test("a client that is slower than the bound, or has gone, is not waited for", () => {
  const whole = 'def application(environ, start_response):\n    start_response("401 No", [])\n    return [b"no"]';
  expect(serve(whole, "webstack_wsgi_body.SECONDS = -1\nserve(application)")).toMatchObject([["401 No", ["returned at", 0], ["part at", 0, "no"]], 0]);
  const gone = 'class Gone:\n    def read(self, *size): raise OSError("the client has gone")\n    def tell(self): return 0';
  const call = 'serve(application, b"x", {"wsgi.input": Gone()})';
  expect(serve(`${whole}\n${gone}`, call)).toMatchObject([["401 No", ["returned at", 0], ["part at", 0, "no"]], 0]);
});
