import { pythonFiles, type PythonModel } from "../../../lib/web-framework/python/files";
import { PythonFolder } from "./python-folder";

const HOSTILE = `a"'\\ \n\r\t\0$\{b} %{c} %s {d} #"""'''é\u2028\u202e🐍`;

/** Parses every file as Python 3.10 does and counts the texts in it that are the hostile one, after Python's own reading. */
const PARSE = `
import ast, json
files, hostile = json.load(open("input.json", encoding="utf-8"))
trees = {name: ast.parse(text, name, feature_version=(3, 10)) for name, text in files.items()}
count = lambda tree: sum(getattr(node, "value", None) == hostile for node in ast.walk(tree) if isinstance(node, ast.Constant))
print(json.dumps({name: count(tree) for name, tree in trees.items() if count(tree)}))
`;

const COMMON = ["application", "fallbacks", "proxy", "body", "database_url", "drivers", "database", "login", "health"];

test.each<[string, PythonModel, string[]]>([
  ["a WSGI application", { wsgi: "shop:app" }, [...COMMON, "answer", "wsgi_body", "wsgi", "job", "release"]],
  ["an ASGI application", { asgi: "shop:app" }, [...COMMON, "asgi_body", "asgi", "job", "release"]],
  ["both, with a static folder", { wsgi: "a:b", asgi: "a:c", staticFiles: { folder: "public", urlPath: "/static/" } }, [...COMMON, "answer", "wsgi_body", "wsgi", "asgi_body", "asgi", "job", "release", "static"]],
  ["a Flask application", { wsgi: "shop:app", staticFiles: { application: "shop:app", urlPath: "/static/" } }, [...COMMON, "answer", "wsgi_body", "wsgi", "job", "release", "static", "flask"]],
])("makes one folder of modules for %s", (_what, model, names) => {
  expect(Object.keys(pythonFiles(model))).toEqual(names.map((name) => `webstack_${name}.py`));
});

test("carries any text unharmed", () => {
  const asked = pythonFiles({ wsgi: HOSTILE, asgi: HOSTILE, staticFiles: { application: HOSTILE, urlPath: HOSTILE } });
  const copied = pythonFiles({ staticFiles: { folder: HOSTILE, urlPath: "/" } });
  const folder = new PythonFolder({ "input.json": JSON.stringify([{ ...asked, "copied.py": copied["webstack_static.py"] }, HOSTILE]) });
  expect(JSON.parse(folder.print(PARSE))).toEqual({ "webstack_wsgi.py": 1, "webstack_asgi.py": 1, "webstack_static.py": 2, "copied.py": 1 });
  folder.remove();
});
