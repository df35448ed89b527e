import asyncio
import hashlib
import os

from fastapi import FastAPI, Form, Request, UploadFile, WebSocket
from fastapi.responses import RedirectResponse
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.datastructures import MutableHeaders
from starlette.websockets import WebSocketDisconnect

from models import Note, engine

templates = Jinja2Templates(directory="templates")


class Mark:
    """Marks every answer of the application: one without the mark is the proxy's own."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        async def marked(message):
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["X-Matrix-App"] = "fastapi"
            await send(message)

        await self.app(scope, receive, marked)


app = FastAPI()
app.add_middleware(Mark)
app.mount("/static", StaticFiles(directory="static"), name="static")


@app.get("/")
def page(request: Request):
    with Session(engine) as session:
        names = session.scalars(select(Note.name).order_by(Note.id.desc()).limit(10)).all()
    return templates.TemplateResponse(request, "page.html", {"version": os.environ.get("MATRIX_VERSION"), "names": names})


@app.get("/notes")
def notes():
    with Session(engine) as session:
        return {"names": list(session.scalars(select(Note.name)))}


@app.post("/notes")
def add(name: str = Form()):
    with Session(engine) as session:
        session.add(Note(name=name))
        session.commit()
    return RedirectResponse("/", status_code=303)


@app.post("/upload")
async def upload(file: UploadFile):
    digest, received = hashlib.sha256(), 0
    while chunk := await file.read(65536):
        digest.update(chunk)
        received += len(chunk)
    return {"received": received, "sha256": digest.hexdigest()}


@app.get("/whoami")
def whoami(request: Request):
    return {
        "client": request.client.host if request.client else None,
        "scheme": request.url.scheme,
        "host": request.url.netloc,
        "interface": "asgi",
        "release": os.environ.get("WEBSTACK_RELEASE"),
    }


@app.get("/slow")
async def slow(seconds: float):
    await asyncio.sleep(seconds)
    return {"slept": seconds}


@app.websocket("/echo")
async def echo(websocket: WebSocket):
    await websocket.accept()
    try:
        while (message := await websocket.receive())["type"] == "websocket.receive":
            if message.get("text") is not None:
                await websocket.send_text(message["text"])
            else:
                await websocket.send_bytes(message["bytes"])
    except WebSocketDisconnect:
        pass
