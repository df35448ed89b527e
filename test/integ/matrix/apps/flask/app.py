import hashlib
import os
import time

from flask import Flask, jsonify, redirect, render_template, request
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Note, engine

app = Flask(__name__)


@app.after_request
def mark(response):
    """Marks every answer of the application: one without the mark is the proxy's own."""
    response.headers["X-Matrix-App"] = "flask"
    return response


@app.get("/")
def page():
    with Session(engine) as session:
        names = session.scalars(select(Note.name).order_by(Note.id.desc()).limit(10)).all()
    return render_template("page.html", version=os.environ.get("MATRIX_VERSION"), names=names)


@app.get("/notes")
def notes():
    with Session(engine) as session:
        return jsonify(names=list(session.scalars(select(Note.name))))


@app.post("/notes")
def add():
    with Session(engine) as session:
        session.add(Note(name=request.form["name"]))
        session.commit()
    return redirect("/")


@app.post("/upload")
def upload():
    digest, received = hashlib.sha256(), 0
    while chunk := request.files["file"].stream.read(65536):
        digest.update(chunk)
        received += len(chunk)
    return jsonify(received=received, sha256=digest.hexdigest())


@app.get("/whoami")
def whoami():
    return jsonify(
        client=request.remote_addr,
        scheme=request.scheme,
        host=request.host,
        interface="wsgi",
        release=os.environ.get("WEBSTACK_RELEASE"),
    )


@app.get("/slow")
def slow():
    time.sleep(float(request.args["seconds"]))
    return jsonify(slept=request.args["seconds"])
