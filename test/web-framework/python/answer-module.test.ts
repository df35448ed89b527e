import { renderAnswerModule } from "../../../lib/web-framework/python/answer-module";
import { PythonFolder } from "./python-folder";

/** Writes as Gunicorn does: the head, then each part of the body. */
const SERVER = `
class Response:
    headers_sent = False

    def __init__(self, sock, fails=False):
        self.sock, self.fails = sock, fails

    def write(self, body):
        if not self.headers_sent:
            self.sock.sendall(b"head;")
            self.headers_sent = True
        if self.fails:
            raise ValueError("no bytes")
        self.sock.sendall(body)
`;

const folder = new PythonFolder({ "webstack_answer.py": renderAnswerModule(), "gunicorn_response.py": SERVER });

afterAll(() => folder.remove());

/** What reaches the socket, a write each. */
function writes(answer: string, version = "(26, 2, 0)"): unknown {
  const program = `
import json, sys, types
import gunicorn_response
sys.modules["gunicorn"] = types.SimpleNamespace(version_info=${version})
sys.modules["gunicorn.http.wsgi"] = gunicorn_response
import webstack_answer
webstack_answer.in_one_write()
class Socket:
    writes = []
    def sendall(self, data):
        self.writes.append(len(data) if len(data) > 100 else data.decode())
${answer}
print(json.dumps(Socket.writes))`;
  return JSON.parse(folder.print(program));
}

test("head and body are one write", () => {
  expect(writes('gunicorn_response.Response(Socket()).write(b"body")')).toEqual(["head;body"]);
});

test("what comes after is written as it comes", () => {
  expect(writes('response = gunicorn_response.Response(Socket())\nfor part in (b"a", b"b", b"c"): response.write(part)')).toEqual(["head;a", "b", "c"]);
});

test("a large body is not copied", () => {
  expect(writes('gunicorn_response.Response(Socket()).write(b"x" * 65537)')).toEqual(["head;", 65_537]);
});

test("an answer that fails has its socket back and has written nothing", () => {
  const failing = `
socket = Socket()
response = gunicorn_response.Response(socket, fails=True)
try:
    response.write(b"body")
except ValueError:
    assert response.sock is socket
else:
    raise AssertionError("it must fail")`;
  expect(writes(failing)).toEqual([]);
});

test("a series of Gunicorn that nobody has looked at is left alone", () => {
  expect(writes('gunicorn_response.Response(Socket()).write(b"body")', "(27, 0, 0)")).toEqual(["head;", "body"]);
});

test("another server is left alone", () => {
  expect(folder.print("import webstack_answer\nprint(webstack_answer.in_one_write())")).toBe("None\n");
});

describe("what uWSGI alone leaves undone", () => {
  /** What the server is told, on uWSGI unless another is named. */
  function told(application: string, environ = '{"uwsgi.version": b"2.0.30"}'): unknown {
    const program = `
import json, sys
import webstack_answer
sys.stderr = sys.stdout
def start_response(status, headers, *exc_info): print(json.dumps([status, dict(headers)]))
def application(environ, start_response):
    ${application}
try:
    print(json.dumps([part.decode() for part in webstack_answer.as_of_others(application)(${environ}, start_response)]))
except ValueError as error:
    print(json.dumps(str(error)))`;
    return folder.print(program).trim().split("\n").filter((line) => /^["[]/.test(line)).map((line) => JSON.parse(line) as unknown);
  }

  test("an application that raises is answered for", () => {
    expect(told('raise ValueError("a mistake")')).toEqual([["500 Internal Server Error", { "Content-Type": "text/plain", "Content-Length": "21" }], ["Internal Server Error"]]);
    expect(told('raise ValueError("a mistake")', "{}")).toEqual(["a mistake"]);
  });

  test("a stream is passed on as it comes, what is whole is kept for slow clients", () => {
    const stream = 'start_response("200 OK", []); return [b"a"]';
    expect(told(stream)).toEqual([["200 OK", { "X-Accel-Buffering": "no" }], ["a"]]);
    expect(told(stream, "{}")).toEqual([["200 OK", {}], ["a"]]);
    for (const header of ["content-length", "x-accel-buffering"]) {
      expect(told(`start_response("200 OK", [("${header}", "1")]); return [b"a"]`)).toEqual([["200 OK", { [header]: "1" }], ["a"]]);
    }
  });
});
