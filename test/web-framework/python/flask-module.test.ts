import { renderApplicationModule } from "../../../lib/web-framework/python/application-module";
import { renderFlaskModule } from "../../../lib/web-framework/python/flask-module";
import { PythonFolder } from "./python-folder";

/** As much of Flask as is asked: the real one answers in the integration tests. */
const FLASK = `
from types import SimpleNamespace as Namespace
class Flask:
    def __init__(self, folder="own", url="/static", blueprints=()):
        self.static_folder = folder
        self.blueprints = {name: Namespace(static_folder=folder) for name, folder, _ in blueprints}
        rules = [("static", f"{url}/<path:filename>")] if folder else []
        rules += [(f"{name}.static", f"{url}/<path:filename>") for name, _, url in blueprints] + [("index", "/")]
        self.url_map = Namespace(iter_rules=lambda: [Namespace(endpoint=name, rule=rule) for name, rule in rules])
    def __call__(self, environ, start_response): ...
`;

const SHOP = `
from flask import Flask
usual = Flask()
bare = Flask(folder=None)
empty = Flask(folder="nowhere")
elsewhere = Flask(url="/assets")
root = Flask(url="")
many = Flask(blueprints=[("deep.deeper", "deep", "/static/deep/er"), ("deep", "deep", "/static/deep"), ("admin", "admin", "/admin/static"),
                         ("gone", "nowhere", "/static/gone"), ("langs", "own", "/static/<lang>")])
def wrapped(environ, start_response): ...
`;

const folder = new PythonFolder({
  "webstack_application.py": renderApplicationModule(),
  "webstack_flask.py": renderFlaskModule(),
  "flask.py": FLASK,
  "shop.py": SHOP,
  "own/a.css": "",
  "deep/b.css": "",
  "admin/c.css": "",
});

afterAll(() => folder.remove());

const ask = (name: string) => ["-c", `import json, webstack_flask; print(json.dumps(webstack_flask.static_folders("shop:${name}", "/static/")))`];
const folders = (name: string): unknown => JSON.parse(folder.run(ask(name)).stdout);

test("asks the application and its blueprints", () => {
  expect(renderFlaskModule()).toMatchInlineSnapshot(`
    """"Asks a Flask application where its static files are."""
    import os

    import flask

    import webstack_application

    ENDING = "<path:filename>"


    def static_folders(name, url_path):
        """Folders whose files the application serves below url_path, each with its place there."""
        application = webstack_application.load(name, "WSGI")
        if not isinstance(application, flask.Flask):
            raise RuntimeError(f"'{name}' must be a Flask application, got {type(application).__name__}; give 'staticFolder'")
        found = list(_served(application))
        for folder, url in found:
            if folder == application.static_folder and not url.startswith(url_path):
                raise RuntimeError(
                    f"the application's static files are at '{url}', but 'staticUrlPath' is '{url_path}'; "
                    "make them the same, or set 'collectStaticFiles' to false"
                )
        # The longer path wins in Flask, too.
        inside = sorted((url, folder) for folder, url in found if url.startswith(url_path))
        return [(folder, url.removeprefix(url_path)) for url, folder in inside]


    def _served(application):
        for rule in application.url_map.iter_rules():
            owner, _, endpoint = rule.endpoint.rpartition(".")
            scaffold = application.blueprints.get(owner) if owner else application
            url = rule.rule.removesuffix(ENDING)
            if endpoint != "static" or scaffold is None or url == rule.rule or "<" in url:
                continue
            # Flask makes the route whether or not there is such a folder.
            if scaffold.static_folder and os.path.isdir(scaffold.static_folder):
                yield scaffold.static_folder, url
    "
  `);
});

test("finds what is served below the path, the longer path last", () => {
  expect(folders("usual")).toEqual([["own", ""]]);
  expect(folders("many")).toEqual([["own", ""], ["deep", "deep/"], ["deep", "deep/er/"]]);
});

test.each(["bare", "empty"])("finds nothing where there is nothing: %s", (name) => {
  expect(folders(name)).toEqual([]);
});

test.each([
  ["elsewhere", "the application's static files are at '/assets/', but 'staticUrlPath' is '/static/'; make them the same, or set 'collectStaticFiles' to false"],
  ["root", "the application's static files are at '/', but 'staticUrlPath' is '/static/'; make them the same, or set 'collectStaticFiles' to false"],
  ["wrapped", "'shop:wrapped' must be a Flask application, got function; give 'staticFolder'"],
])("fails for an application that is %s", (name, sentence) => {
  expect(folder.fail(ask(name))).toBe(`RuntimeError: ${sentence}`);
});
