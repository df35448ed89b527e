import { renderAsgiBodyModule } from "../../../lib/web-framework/python/asgi-body-module";
import { renderBodyModule } from "../../../lib/web-framework/python/body-module";
import { PythonFolder } from "./python-folder";

const folder = new PythonFolder({ "webstack_body.py": renderBodyModule(), "webstack_asgi_body.py": renderAsgiBodyModule() });

afterAll(() => folder.remove());

const SERVER = `
import asyncio, json
import webstack_asgi_body

async def answer(send, *parts, status=200):
    await send({"type": "http.response.start", "status": status})
    for number, part in enumerate(parts, 1):
        await send({"type": "http.response.body", "body": part, "more_body": number < len(parts)})

async def pieces(receive):
    while True:
        event = await receive()
        yield event.get("body", b"")
        if not event.get("more_body"):
            return

async def serve(application, pieces=(b"a" * 100_000, b"b" * 100_000), headers=[(b"content-length", b"200000")], type="http", stuck=False):
    waiting, events, reads = list(pieces), [], 0
    busy = False
    async def receive():
        nonlocal reads, busy
        assert not busy, "two wait at once"
        busy = True
        try:
            await asyncio.sleep(60 if stuck else 0)
            if not waiting:
                await asyncio.sleep(60)
            reads += 1
            return {"type": "http.request", "body": waiting.pop(0), "more_body": bool(waiting)}
        finally:
            busy = False
    async def send(event):
        events.append([event["type"].rpartition(".")[2], reads, event.get("body", b"").decode()])
    try:
        await webstack_asgi_body.read_before_answer(application)({"type": type, "headers": headers}, receive, send)
    except ValueError as error:
        events.append([str(error), reads])
    print(json.dumps(events))
`;

function serve(application: string, call = "serve(application)"): unknown {
  return JSON.parse(folder.print(`${SERVER}\n${application}\nasyncio.run(${call})`));
}

test("an answer begins after the body was read", () => {
  expect(serve('async def application(scope, receive, send): await answer(send, b"no")')).toEqual([["start", 2, ""], ["body", 2, "no"]]);
  expect(serve('async def application(scope, receive, send): await answer(send, b"n", b"o")')).toEqual([["start", 2, ""], ["body", 2, "n"], ["body", 2, "o"]]);
});

test("an application that reads on after its answer has begun gets all of it", () => {
  const application = `
async def application(scope, receive, send):
    await send({"type": "http.response.start", "status": 200})
    await send({"type": "http.response.body", "body": b"begun", "more_body": True})
    body = b"".join([piece async for piece in pieces(receive)])
    await send({"type": "http.response.body", "body": str(body == b"a" * 100_000 + b"b" * 100_000).encode()})`;
  expect(serve(application)).toEqual([["start", 2, ""], ["body", 2, "begun"], ["body", 2, "True"]]);
});

test("the room on the disk is given back with the answer", () => {
  const application = `
import tempfile
made, plain = [], tempfile.TemporaryFile
tempfile.TemporaryFile = lambda **options: made.append(plain(**options)) or made[-1]
async def application(scope, receive, send): await answer(send, b"n", b"o")`;
  const call = "serve(application))\nassert [file.closed for file in made] == [True], made\n(None";
  expect(serve(application, call)).toEqual([["start", 2, ""], ["body", 2, "n"], ["body", 2, "o"]]);
});

test("what the application has read is not waited for again", () => {
  const application = `
async def application(scope, receive, send):
    size = sum([len(piece) async for piece in pieces(receive)])
    await answer(send, str(size).encode())`;
  expect(serve(application)).toEqual([["start", 2, ""], ["body", 2, "200000"]]);
});

test("whoever listens for the client's leaving beside does not stand in the way", () => {
  const application = `
async def application(scope, receive, send):
    async def listen():
        while (await receive())["type"] != "http.disconnect": pass
    listener = asyncio.ensure_future(listen())
    await asyncio.sleep(0)
    await answer(send, b"n", b"o")
    listener.cancel()`;
  expect(serve(application)).toEqual([["start", 2, ""], ["body", 2, "n"], ["body", 2, "o"]]);
});

test("an application that fails has its body read too, and the server answers", () => {
  expect(serve('async def application(scope, receive, send): raise ValueError("a mistake")')).toEqual([["a mistake", 2]]);
});

test("a client that is slower than the bound is not waited for", () => {
  const application = 'async def application(scope, receive, send): await answer(send, b"no")\nwebstack_asgi_body.SECONDS = 0.1';
  expect(serve(application, "serve(application, stuck=True)")).toEqual([["start", 0, ""], ["body", 0, "no"]]);
});

test.each([["headers=[]"], ['headers=[(b"content-length", b"0")]'], ['type="websocket"']])("what has no body is left alone: %s", (options) => {
  const application = 'async def application(scope, receive, send): await answer(send, receive.__qualname__.encode())';
  expect(serve(application, `serve(application, ${options})`)).toEqual([["start", 0, ""], ["body", 0, "serve.<locals>.receive"]]);
});
