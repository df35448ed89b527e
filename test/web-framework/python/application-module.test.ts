import { renderApplicationModule } from "../../../lib/web-framework/python/application-module";
import { PythonFolder } from "./python-folder";

const SHOP = `
import functools
number = 7
def wsgi(environ, start_response): ...
async def asgi(scope, receive, send): ...
class Framework:
    async def __call__(self, scope, receive, send): ...
class Slotted:
    __slots__ = ("__call__",)
    def __init__(self):
        self.__call__ = asgi
    async def run(self, scope, receive, send): ...
@functools.wraps(wsgi)
def wrapped(*arguments): ...
framework = Framework()
slotted = Slotted()
compiled = dict
def create_app():
    return wsgi
def create_nothing(): ...
`;

const folder = new PythonFolder({
  "webstack_application.py": renderApplicationModule(),
  "shop.py": SHOP,
  "broken/__init__.py": "import nothing_of_that_name",
});

afterAll(() => folder.remove());

function load(name: string, interfaceName: string): string[] {
  return ["-c", `import webstack_application; print(webstack_application.load("${name}", "${interfaceName}").__class__.__name__)`];
}

test.each([
  ["shop:wsgi", "WSGI", "function"],
  ["shop:create_app()", "WSGI", "function"],
  ["shop:wrapped", "WSGI", "function"],
  ["shop:asgi", "ASGI", "function"],
  ["shop:framework", "ASGI", "Framework"],
  ["shop:slotted", "ASGI", "Slotted"],
  ["shop:compiled", "WSGI", "type"],
])("finds %s, an application for %s", (name, interfaceName, kind) => {
  expect(folder.run(load(name, interfaceName))).toEqual({ status: 0, stdout: `${kind}\n`, stderr: "" });
});

test.each([
  ["shop:app", "WSGI", "the module 'shop' has no 'app', which the application 'shop:app' names"],
  ["shop:number", "WSGI", "'shop:number' must be a WSGI application, got int"],
  ["shop:number()", "WSGI", "the factory 'shop:number()' must be a function, got int; leave out the ()"],
  ["shop:framework", "WSGI", "'shop:framework' must be a WSGI application, got Framework, which is an ASGI application"],
  ["shop:wsgi", "ASGI", "'shop:wsgi' must be an ASGI application, got function, which is a WSGI application"],
  ["shop:create_app", "WSGI", "'shop:create_app' must be a WSGI application, got function; if it makes the application, write 'shop:create_app()'"],
  ["shop:Framework", "ASGI", "'shop:Framework' must be an ASGI application, got the class Framework; if it makes the application, write 'shop:Framework()'"],
  ["shop:create_nothing()", "WSGI", "'shop:create_nothing()' must be a WSGI application, got NoneType"],
])("fails for %s as an application for %s", (name, interfaceName, sentence) => {
  expect(folder.fail(load(name, interfaceName))).toBe(`RuntimeError: ${sentence}`);
});

test.each(["market:app", "shop.main:app", "market.main:app"])("fails for a module that is not there: %s", (name) => {
  expect(folder.fail(load(name, "WSGI"))).toMatch(/^RuntimeError: there is no module '(market|shop[.]main)' in .* or on the Python path$/);
});

test("shows where a module imports what is not there", () => {
  const { stderr } = folder.run(load("broken:app", "WSGI"));
  expect(stderr).toMatch(/broken.__init__[.]py", line 1(.|\n)*No module named 'nothing_of_that_name'\n$/);
});

test("looks in the working directory last, whatever the server does", () => {
  const isolated = `import sys; sys.path[:] = [p for p in sys.path if p]; sys.path.insert(0, "${folder.path}/elsewhere")`;
  folder.write({ "elsewhere/webstack_application.py": renderApplicationModule() });
  const program = `${isolated}; import webstack_application; webstack_application.load("shop:wsgi", "WSGI"); print(sys.path[-1])`;
  expect(folder.print(program)).toBe(`${folder.path}\n`);
});
