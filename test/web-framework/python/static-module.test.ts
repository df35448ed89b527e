import { existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { renderReleaseModule } from "../../../lib/web-framework/python/release-module";
import { renderStaticModule } from "../../../lib/web-framework/python/static-module";
import { PythonFolder } from "./python-folder";

let folder: PythonFolder;

beforeEach(() => {
  folder = new PythonFolder({
    "webstack_release.py": renderReleaseModule(),
    "webstack_static.py": renderStaticModule({ folder: "public", urlPath: "/static/" }),
    "public/site.css": "body {}",
    "public/img/logo.svg": "<svg/>",
    "public/.hidden": "x",
    "public/.git/config": "x",
    "secret.txt": "x",
  });
});

afterEach(() => folder.remove());

const root = () => join(folder.path, "collected", "r1");
const collect = (umask = "022") => ["-c", `import os, runpy; os.umask(0o${umask}); runpy.run_module("webstack_static", run_name="__main__")`];
const environment = () => ({ WEBSTACK_STATIC_ROOT: root() });
const collected = () => readdirSync(root(), { recursive: true, encoding: "utf8" }).sort();
const link = (target: string, name: string) => symlinkSync(target, join(folder.path, "public", name));

test("copies a folder into that of the release", () => {
  expect(renderStaticModule({ folder: "public", urlPath: "/static/" })).toMatchInlineSnapshot(`
    """"python -m webstack_static copies the application's static files into the folder of this release."""
    import os
    import shutil
    import sys

    import webstack_release


    def collect(folders):
        """Copies each folder to its place below the release's; of two files of one name the later one stays."""
        # The proxy reads them under another user.
        os.umask(0o022)
        for folder, place in folders:
            top = os.path.realpath(folder)
            if not os.path.isdir(top):
                _fail(f"there is no folder {folder} in the image, looked for at {top}")
            _copy_folder(top, os.path.join(os.environ["WEBSTACK_STATIC_ROOT"], place), (top,))


    def _copy_folder(folder, target, within):
        os.makedirs(target, exist_ok=True)
        with os.scandir(folder) as entries:
            shown = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
        for entry in shown:
            path = os.path.realpath(entry.path)
            if os.path.commonpath([path, within[0]]) != within[0]:
                _fail(f"{entry.path} leads to {path}: what lies outside {within[0]} is not made public")
            if path in within:
                _fail(f"{entry.path} leads back to {path}, which it lies in")
            if os.path.isdir(path):
                _copy_folder(path, os.path.join(target, entry.name), (*within, path))
            elif os.path.isfile(path):
                _copy_file(path, os.path.join(target, entry.name))


    def _copy_file(path, target):
        # Moved to its place whole: the same release may be served already. Its time is new, because images give all their
        # files one time, and a browser would take a changed file of the same size for the one it has.
        new = os.path.join(os.path.dirname(target), ".webstack-new")
        shutil.copyfile(path, new)
        os.replace(new, target)


    def _fail(sentence):
        print(f"webstack_static: {sentence}", file=sys.stderr, flush=True)
        sys.exit(1)


    if __name__ == "__main__":
        collect([["public", ""]])
        webstack_release.prune()
    "
  `);
});

test("asks a Flask application where none is named", () => {
  const text = renderStaticModule({ application: "shop:app", urlPath: "/static/" });
  expect([text.includes("\nimport webstack_flask\n"), text.includes('collect(webstack_flask.static_folders("shop:app", "/static/"))')]).toEqual([true, true]);
});

test("leaves hidden files out, and gives modes that the proxy can read", () => {
  expect(folder.run(collect("077"), environment())).toEqual({ status: 0, stdout: "", stderr: "" });
  expect(collected()).toEqual(["img", "img/logo.svg", "site.css"]);
  expect(["", "img", "img/logo.svg", "site.css"].map((path) => (statSync(join(root(), path)).mode & 0o777).toString(8))).toEqual(["755", "755", "644", "644"]);
});

test("can be run again, and then has what is there now", () => {
  folder.run(collect(), environment());
  folder.write({ "public/site.css": "p {}" });
  expect(folder.run(collect(), environment()).status).toBe(0);
  expect([collected(), readFileSync(join(root(), "site.css"), "utf8")]).toEqual([["img", "img/logo.svg", "site.css"], "p {}"]);
});

test("follows links inside the folder, also to where the folder itself leads", () => {
  link("site.css", "old.css");
  link("img", "pictures");
  symlinkSync("public", join(folder.path, "linked"));
  folder.write({ "webstack_static.py": renderStaticModule({ folder: "linked", urlPath: "/static/" }) });
  expect(folder.run(collect(), environment()).stderr).toBe("");
  expect(collected()).toEqual(["img", "img/logo.svg", "old.css", "pictures", "pictures/logo.svg", "site.css"]);
});

test.each([
  ["a file outside", "../secret.txt", "leads to .*secret.txt: what lies outside .*public is not made public"],
  ["a folder with the same beginning", "../public-not", "leads to .*public-not: what lies outside .*public is not made public"],
  ["the root", "/", "leads to /: what lies outside .*public is not made public"],
  ["the folder itself", ".", "leads back to .*public, which it lies in"],
])("fails for a link to %s", (_what, target, sentence) => {
  folder.write({ "public-not/file": "x" });
  link(target, "img/link");
  rmSync(join(folder.path, "public/img/link"));
  link(target, "link");
  expect(folder.fail(collect(), environment())).toMatch(new RegExp(`^webstack_static: .*link ${sentence}$`));
});

test("passes by a link to nothing, as every server does", () => {
  link("nowhere.css", "gone.css");
  expect(folder.run(collect(), environment()).status).toBe(0);
  expect(collected()).not.toContain("gone.css");
});

test("fails without the folder", () => {
  folder.write({ "webstack_static.py": renderStaticModule({ folder: "assets", urlPath: "/static/" }) });
  expect(folder.fail(collect(), environment())).toBe(`webstack_static: there is no folder assets in the image, looked for at ${folder.path}/assets`);
  expect(existsSync(root())).toBe(false);
});

test("prunes earlier releases", () => {
  folder.write(Object.fromEntries(["a", "b", "c", "d"].map((name) => [`collected/${name}/file`, "x"])));
  folder.run(collect(), environment());
  expect(readdirSync(join(folder.path, "collected"))).toHaveLength(3);
  expect(existsSync(root())).toBe(true);
});
