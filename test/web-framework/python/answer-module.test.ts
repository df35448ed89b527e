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
