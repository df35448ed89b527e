import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { listContext } from "../../lib/container/build-context";
import { type DependencyFile, dependencyEntries, findDependencyFile } from "../../lib/container/python-project";
import { projectFolder, removeProjectFolders } from "./project-folder";

afterAll(removeProjectFolders);

const PYPROJECT = '[project]\nname = "shop"\n';

function dependencies(files: Record<string, string>, file: DependencyFile = "requirements.txt"): string[] {
  return dependencyEntries(file, listContext(projectFolder(files))).map((entry) => entry.path);
}

test("prefers uv.lock to requirements.txt to pyproject.toml", () => {
  const files = { "uv.lock": "", "requirements.txt": "", "pyproject.toml": PYPROJECT };
  expect(findDependencyFile(projectFolder(files))).toBe("uv.lock");
  expect(findDependencyFile(projectFolder({ "requirements.txt": "", "pyproject.toml": "" }))).toBe("requirements.txt");
  expect(findDependencyFile(projectFolder({ "pyproject.toml": PYPROJECT }))).toBe("pyproject.toml");
});

test.each([
  [
    { "package.json": "" },
    "must hold a Python project, with a requirements.txt, pyproject.toml or uv.lock, got none of them",
  ],
  [{ "uv.lock": "" }, "must hold the pyproject.toml that its uv.lock was made from, got none"],
  [{ "pyproject.toml": "[tool.ruff]" }, "must have a [project] table with its dependencies, got none"],
])("refuses a folder with %j", (files, message) => {
  expect(() => findDependencyFile(projectFolder(files))).toThrow(message);
});

test("takes the files that requirements.txt includes, from where they are, however written", () => {
  const files = {
    "requirements.txt":
      "-r requirements/base.txt # all\n-c constraints.txt\nDjango>=5\n-i https://pypi.example.com/simple\n",
    "requirements/base.txt":
      '--requirement=more.txt\n--constraint "../with space.txt"\n-rlast.txt\n-r ../requirements.txt\n',
    "requirements/more.txt": "# -r missing.txt\n-r https://example.com/remote.txt\npsycopg==3 \\\n  --hash=sha256:aa\n",
    "requirements/last.txt": "\uFEFF",
    "constraints.txt": "",
    "with space.txt": "",
    "other.txt": "",
    "app.py": "",
  };
  expect(dependencies(files)).toEqual([
    "constraints.txt",
    "requirements.txt",
    "requirements/base.txt",
    "requirements/last.txt",
    "requirements/more.txt",
    "with space.txt",
  ]);
});

test("takes local packages that requirements.txt names", () => {
  const files = {
    "requirements.txt": "./libs/foo[extra]\nvendor/bar-1.0-py3-none-any.whl ; python_version > '3'\n",
    "libs/foo/pyproject.toml": "",
    "libs/foo/foo.py": "",
    "libs/other.py": "",
    "vendor/bar-1.0-py3-none-any.whl": "",
  };
  expect(dependencies(files)).toEqual([
    "libs/foo/foo.py",
    "libs/foo/pyproject.toml",
    "requirements.txt",
    "vendor/bar-1.0-py3-none-any.whl",
  ]);
});

test("takes what a linked requirements.txt points to", () => {
  const folder = projectFolder({ "requirements/prod.txt": "Django" });
  symlinkSync("requirements/prod.txt", join(folder, "requirements.txt"));
  const found = dependencyEntries("requirements.txt", listContext(folder));
  expect(found.map((entry) => entry.path)).toEqual(["requirements.txt", "requirements/prod.txt"]);
});

test.each([
  ["-r missing.txt", 'requirements.txt needs "missing.txt", which does not exist in the project or is left out'],
  ["-r ../base.txt", 'requirements.txt must name files and packages below the project\'s folder, got "../base.txt"'],
  ["-r /etc/base.txt", "requirements.txt must name files and packages below"],
  ["-e .", 'requirements.txt must not install "." as editable'],
  ["--editable=./libs/foo", 'requirements.txt must not install "./libs/foo" as editable'],
  [".", 'requirements.txt must name files and packages below the project\'s folder, got "."'],
])("refuses the line %s", (line, message) => {
  expect(() => dependencies({ "requirements.txt": line })).toThrow(message);
});

test("takes only pyproject.toml where it names the dependencies", () => {
  expect(dependencies({ "pyproject.toml": PYPROJECT, "app.py": "" }, "pyproject.toml")).toEqual(["pyproject.toml"]);
});

test("takes the local packages that uv.lock names", () => {
  const files = {
    "pyproject.toml": PYPROJECT,
    "uv.lock":
      'source = { virtual = "." }\nsource = { editable = "libs/foo" }\nsource = { registry = "https://pypi.org" }\n',
    "libs/foo/pyproject.toml": "",
    "app.py": "",
  };
  expect(dependencies(files, "uv.lock")).toEqual(["libs/foo/pyproject.toml", "pyproject.toml", "uv.lock"]);
});
