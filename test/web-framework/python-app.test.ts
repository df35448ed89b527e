import { PythonApp, type PythonAppProps } from "../../lib";
import { OPTIONS } from "./options";

function bind(props: PythonAppProps) {
  const { wsgi, asgi, releaseJobs, files } = new PythonApp(props).bind(OPTIONS);
  return { wsgi, asgi, check: releaseJobs?.[0].command.at(-1), modules: Object.keys(files ?? {}).filter((name) => /[aw]sgi[.]py/.test(name)) };
}

test("answers with what there is", () => {
  const [wsgi, asgi] = ["webstack_wsgi:application", "webstack_asgi:application"];
  expect(bind({ wsgi: "shop:app" })).toEqual({ wsgi, asgi: undefined, check: "import webstack_wsgi", modules: ["webstack_wsgi.py"] });
  expect(bind({ asgi: "shop:app" })).toEqual({ wsgi: undefined, asgi, check: "import webstack_asgi", modules: ["webstack_asgi.py"] });
  expect(bind({ wsgi: "shop:app", asgi: "shop:live" })).toEqual({
    wsgi, asgi, check: "import webstack_wsgi, webstack_asgi", modules: ["webstack_wsgi.py", "webstack_asgi.py"],
  });
});

test("the shape of the answer does not depend on the site", () => {
  const app = new PythonApp({ wsgi: "shop:app", staticFolder: "public" });
  expect(app.bind({ ...OPTIONS, site: { serverNames: [], origins: [], behindTls: false } })).toEqual(app.bind(OPTIONS));
});

test.each<[PythonAppProps, string]>([
  [{}, "'wsgi' or 'asgi' of PythonApp must name the application, such as 'shop:app', got neither"],
  [{ wsgi: "shop" }, "'wsgi' of PythonApp must be a module and its attribute"],
  [{ wsgi: "shop:app", asgi: "shop" }, "'asgi' of PythonApp must be a module and its attribute"],
  [{ wsgi: "shop:app", staticUrlPath: "/static/" }, "'staticUrlPath' of PythonApp needs a 'staticFolder'"],
])("fails for %j", (props, sentence) => {
  expect(() => new PythonApp(props)).toThrow(sentence);
});
