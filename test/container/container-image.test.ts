import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ContainerImage } from "../../lib/container/container-image";
import type { BuildSource } from "../../lib/container/image-source";
import { projectFolder, removeProjectFolders, write, written } from "./project-folder";

afterAll(removeProjectFolders);

const DIGEST = `sha256:${"a".repeat(64)}`;
const CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

function built(image: ContainerImage, imageMirror?: string): BuildSource {
  const source = image._source({ imageMirror });
  if (source.kind !== "build") throw new Error("expected an image that is built");
  return source;
}

function files(source: BuildSource): string[] {
  const directory = written(source.context);
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();
}

describe("fromRegistry", () => {
  test("names the image as given, mirror or not", () => {
    const image = ContainerImage.fromRegistry("postgres:18.6-trixie");
    expect(image._source({ imageMirror: "mirror.example.com" })).toEqual({
      kind: "registry",
      name: "postgres:18.6-trixie",
    });
    expect(image._warnings()).toEqual([]);
  });

  test("appends a digest once", () => {
    const name = `web:1@${DIGEST}`;
    expect(ContainerImage.fromRegistry("web:1", { digest: DIGEST })._source()).toEqual({ kind: "registry", name });
    expect(ContainerImage.fromRegistry(name, { digest: DIGEST })._source()).toEqual({ kind: "registry", name });
    expect(() => ContainerImage.fromRegistry(name, { digest: DIGEST.replace(/:a/, ":b") })).toThrow(
      "'digest' must be the one"
    );
  });

  test("warns about names that move, unless a digest holds them", () => {
    expect(ContainerImage.fromRegistry("web")._warnings()).toEqual([
      "image \"web\" has no tag, so every machine may run another version: name a version, or give a 'digest'",
    ]);
    expect(ContainerImage.fromRegistry("web:latest")._warnings()[0]).toContain("the tag 'latest'");
    expect(ContainerImage.fromRegistry("web", { digest: DIGEST })._warnings()).toEqual([]);
    expect(ContainerImage.fromRegistry(`web:latest@${DIGEST}`)._warnings()).toEqual([]);
  });

  test.each(["sha256:abc", "md5:1", DIGEST.toUpperCase(), ""])("refuses the digest '%s'", (digest) => {
    expect(() => ContainerImage.fromRegistry("web:1", { digest })).toThrow("'digest' must be \"sha256:\"");
  });
});

describe("fromDirectory", () => {
  test("stages the folder once, without secrets", () => {
    const folder = projectFolder({ Dockerfile: "FROM a", ".env": "x", "a.txt": "", ".dockerignore": "Dockerfile" });
    const image = ContainerImage.fromDirectory(folder, { target: "web", buildArgs: { B: "2", A: "1" } });
    const source = built(image);
    expect(image._source()).toBe(source);
    expect({ ...source, context: undefined, hash: "" }).toEqual({
      kind: "build",
      context: undefined,
      warnings: [],
      dockerfile: "Dockerfile",
      buildArgs: { A: "1", B: "2" },
      target: "web",
      hash: "",
    });
    expect(files(source)).toEqual(["Dockerfile", "a.txt"]);
  });

  test("the hash covers Dockerfile, build arguments and target, but no secret and no order of arguments", () => {
    const folder = projectFolder({ Dockerfile: "FROM a", "web/Dockerfile": "FROM b", ".env": "x" });
    const hash = (options = {}) => built(ContainerImage.fromDirectory(folder, options)).hash;
    const different = [
      {},
      { target: "web" },
      { dockerfile: "web/Dockerfile" },
      { buildArgs: { A: "1", B: "2" } },
      { buildArgs: { A: "1,B=2" } },
    ].map(hash);
    expect(new Set(different).size).toBe(different.length);
    expect(hash({ buildArgs: { B: "2", A: "1" } })).toBe(different[3]);
    write(folder, ".env", "y");
    write(folder, "server.key", "y");
    expect(hash()).toBe(different[0]);
    write(folder, "Dockerfile", "FROM c");
    expect(hash()).not.toBe(different[0]);
  });

  test("refuses what is wrong before anything is staged", () => {
    const folder = projectFolder({ Dockerfile: "", "docs/a": "" });
    const make =
      (path: string, options = {}) =>
      () =>
        ContainerImage.fromDirectory(path, options);
    expect(make("")).toThrow("'path' must name a folder, got \"\"");
    expect(make(join(folder, "none"))).toThrow("'path' must name a folder that exists");
    expect(make(join(folder, "Dockerfile"))).toThrow("'path' must name a folder, got the file");
    expect(make(join(folder, "docs"))).toThrow('must hold "Dockerfile", got no such file');
    expect(make(folder, { dockerfile: "docs" })).toThrow('must hold "docs", got no such file');
    expect(make(folder, { dockerfile: "../Dockerfile" })).toThrow("'dockerfile' must be a path inside the folder");
    expect(make(folder, { target: "a b" })).toThrow("'target' must be the name of a build stage");
    expect(make(folder, { buildArgs: { "A B": "" } })).toThrow("'buildArgs' must have names of letters");
    expect(make(folder, { include: ["!a"] })).toThrow("'include' must hold patterns");
  });
});

describe("fromPythonProject", () => {
  test("stages project, dependencies and Dockerfile side by side, without secrets", () => {
    const folder = projectFolder({
      "requirements.txt": "-r base.txt",
      "base.txt": "Django",
      "manage.py": "",
      ".env": "SECRET_KEY=x",
      ".git/HEAD": "",
      "db.sqlite3": "",
      "server.key": "",
      "env/pyvenv.cfg": "",
    });
    const source = built(ContainerImage.fromPythonProject(folder));
    expect(files(source)).toEqual([
      "Dockerfile",
      "dependencies/base.txt",
      "dependencies/requirements.txt",
      "project/base.txt",
      "project/manage.py",
      "project/requirements.txt",
    ]);
    const { hash } = source;
    for (const path of [".env", ".git/HEAD", "db.sqlite3", "server.key", "env/lib/x"]) write(folder, path, "changed");
    expect(built(ContainerImage.fromPythonProject(folder)).hash).toBe(hash);
    write(folder, "manage.py", "changed");
    expect(built(ContainerImage.fromPythonProject(folder)).hash).not.toBe(hash);
  });

  test("takes its base from the mirror", () => {
    const image = ContainerImage.fromPythonProject(projectFolder({ "requirements.txt": "" }), {
      pythonVersion: "3.13",
    });
    const dockerfile = (mirror?: string) => readFileSync(join(written(built(image, mirror).context), "Dockerfile"), "utf8");
    expect(dockerfile()).toContain("FROM python:3.13 AS build\n");
    expect(dockerfile("mirror.example.com")).toContain("FROM mirror.example.com/library/python:3.13 AS build\n");
    expect(built(image).hash).not.toBe(built(image, "mirror.example.com").hash);
  });

  test("adds certificates, and modules of a src folder", () => {
    const certificates = join(projectFolder({ "ca.pem": CERTIFICATE }), "ca.pem");
    const folder = projectFolder({ "pyproject.toml": "[project]", "src/shop/__init__.py": "" });
    const directory = written(built(ContainerImage.fromPythonProject(folder, { caBundle: certificates })).context);
    expect(readFileSync(join(directory, "ca-bundle.crt"), "utf8")).toBe(CERTIFICATE);
    expect(existsSync(join(directory, "pyproject_reader.py"))).toBe(true);
    expect(readFileSync(join(directory, "Dockerfile"), "utf8")).toContain("PYTHONPATH=/app:/app/src");
  });

  test("refuses what is wrong before anything is staged", () => {
    const folder = projectFolder({
      "requirements.txt": "",
      "docs/a": "",
      "key.pem": `${CERTIFICATE}-----BEGIN PRIVATE KEY-----`,
    });
    const make =
      (options = {}, path = folder) =>
      () =>
        ContainerImage.fromPythonProject(path, options);
    expect(make({}, join(folder, "docs"))).toThrow("must hold a Python project");
    expect(make({ pythonVersion: "3.14 slim" })).toThrow("'pythonVersion' must be a tag");
    expect(make({ pythonVersion: "3.14-alpine" })).toThrow("'pythonVersion' must name an image based on Debian");
    expect(make({ systemPackages: ["libpq5; rm"] })).toThrow("'systemPackages' must hold names of Debian packages");
    expect(make({ buildPackages: ["-y"] })).toThrow("'buildPackages' must hold names of Debian packages");
    expect(make({ extraDependencies: ["a\nRUN x"] })).toThrow("'extraDependencies' must hold requirements");
    expect(make({ extraDependencies: ["-r x"] })).toThrow("'extraDependencies' must hold requirements");
    expect(make({ caBundle: join(folder, "none") })).toThrow("'caBundle' must name a file");
    expect(make({ caBundle: join(folder, "requirements.txt") })).toThrow(
      "'caBundle' must hold certificates in PEM form"
    );
    expect(make({ caBundle: join(folder, "key.pem") })).toThrow("'caBundle' must hold certificates only");
  });
});
