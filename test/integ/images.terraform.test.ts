import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import { AppServer, ContainerImage, Database, type IAppServerEngine, ReverseProxy, Tls, WebFramework } from "../../lib";
import { mirroredName } from "../../lib/container/image-mirror";
import { exchange } from "../support/exchange";
import { applicationContainers } from "./support/application-container";
import { Deployment } from "./support/deployment";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { containers, docker, sweep } from "./support/docker";
import { neededImages } from "./support/needed-images";
import { CA_BUNDLE, imageMirror } from "./support/shop";
import { pythonImage, removeFolder } from "./support/start-project";
import { PlainWsgi, StandardLibraryServer, type TinyAnswer, tinyProject } from "./support/tiny-project";

const STACK = "wsapiimages";
const PORT = 18_161;
const MIRROR = "mirror.example.com:5000/wsapi";
const REGISTRY_IMAGE = "registry.example.com/wsapi/tiny:1.0";
const GREETING = `\${HOME} %{ if true } $HOME $$ "it's" \\n é`;

/** The kinds of project, by their site's name. */
const PYTHON_KINDS = { requirements: ["requirements.txt"], pyproject: ["pyproject.toml"], uv: ["uv.lock", "pyproject.toml"] };
const KINDS = [...Object.keys(PYTHON_KINDS), "directory", "registry"];

const folders: string[] = [];
const deployment = new Deployment();
const mirrored: string[] = [];

function images(): Record<string, ContainerImage> {
  const fromPython = (files: string[]): ContainerImage => ContainerImage.fromPythonProject(project(files), { caBundle: CA_BUNDLE });
  const python = Object.entries(PYTHON_KINDS).map(([kind, files]) => [kind, fromPython(files)]);
  const directory = project(["Dockerfile", "serve.py"]);
  docker("build", "--quiet", "--target", "site", "--build-arg", `PYTHON_IMAGE=${pythonImage()}`, "--tag", REGISTRY_IMAGE, directory);
  return {
    ...(Object.fromEntries(python) as Record<string, ContainerImage>),
    directory: ContainerImage.fromDirectory(directory, { target: "site", buildArgs: { PYTHON_IMAGE: pythonImage(), GREETING } }),
    registry: ContainerImage.fromRegistry(REGISTRY_IMAGE),
  };
}

/** With files in it that no image may have. */
function project(files: string[]): string {
  const folder = tinyProject(...files);
  folders.push(folder);
  for (const secret of [".env", "db.sqlite3", "id_rsa"]) writeFileSync(join(folder, secret), "not for the image");
  return folder;
}

/** Gives the images a second name, as if a company's mirror had them. */
function mirrorImages(): void {
  const present = imageMirror();
  for (const name of neededImages()) {
    const mirror = present === undefined ? mirroredName(name, MIRROR) : MIRROR + name.slice(present.length);
    docker("tag", name, mirror);
    mirrored.push(mirror);
  }
}

function define(stack: TerraformStack): void {
  const database = new Database(stack, "Database", { resources: { memoryMiB: 256 } });
  const servers = Object.entries(images()).map(([kind, image]): [string, AppServer] => {
    const framework = new WebFramework(stack, kind, { engine: new PlainWsgi(), image, environment: { NAME: kind }, database });
    const engine: IAppServerEngine | undefined = kind in PYTHON_KINDS ? undefined : new StandardLibraryServer();
    return [kind, new AppServer(stack, `${kind}-server`, { framework, engine, replicas: 1, resources: { memoryMiB: 128 } })];
  });
  const [[first, upstream], ...others] = servers;
  const proxy = new ReverseProxy(stack, "Proxy", {
    upstream,
    serverNames: [`${first}.example.com`],
    tls: Tls.none(),
    httpPort: PORT,
    bindAddress: "127.0.0.1",
  });
  for (const [kind, server] of others) proxy.addSite(kind, { upstream: server, serverNames: [`${kind}.example.com`] });
}

async function ask(kind: string): Promise<TinyAnswer> {
  const target = { address: "127.0.0.1", port: PORT, timeoutSeconds: 10 };
  const { body } = await exchange(target, { method: "GET", path: "/", headers: { host: `${kind}.example.com` } });
  return JSON.parse(body) as TinyAnswer;
}

/** What a shell prints in a container of a site's image. */
function inImage(kind: string, script: string, user = ""): string {
  return docker("run", "--rm", "--network", "none", ...(user ? ["--user", user] : []), "--entrypoint", "sh", imageOf(kind), "-c", script);
}

function imageOf(kind: string): string {
  return docker("inspect", "--format", "{{.Image}}", applicationContainers(STACK, `${kind}-server`)[0]);
}

function namesOf(image: string): string[] {
  return JSON.parse(docker("image", "inspect", "--format", "{{json .RepoTags}}", image)) as string[];
}

describeWithTerraform("images of every kind behind one proxy", () => {
  beforeAll(async () => {
    sweep(`${STACK}-`);
    mirrorImages();
    deployment.synth({ [STACK]: define }, { imageMirror: MIRROR });
    const { seconds } = await deployment.deploy(STACK);
    console.info(`the deploy took ${seconds.toFixed(1)} s`);
  });

  afterAll(async () => {
    await deployment.destroy(STACK);
    sweep(`${STACK}-`);
    deployment.dispose();
    folders.forEach(removeFolder);
    for (const name of [...mirrored, REGISTRY_IMAGE]) docker("rmi", name);
  });

  test.each(KINDS)("%s: the site answers, and its program is not root", async (kind) => {
    expect(await ask(kind)).toMatchObject({ name: kind, version: "1.0", user: 10_001 });
  });

  test.each(Object.keys(PYTHON_KINDS))("%s: the dependency is the one asked for", async (kind) => {
    expect((await ask(kind)).gunicorn).toBe("26.2.0");
  });

  test.each(Object.keys(PYTHON_KINDS))("%s: the image's own user is not root and can change no file of it", (kind) => {
    expect(inImage(kind, "id -u; id -g")).toBe("10001\n10001");
    const find = "find /app /venv -writable ! -type l; if touch /app/new 2> /dev/null; then echo made; fi";
    expect(inImage(kind, find)).toBe("");
    // The same question finds something where there is something to find.
    expect(inImage(kind, find, "0:0")).toContain("/app/app.py");
  });

  test.each(Object.keys(PYTHON_KINDS))("%s: neither the tools of the build nor private files are in the image", (kind) => {
    expect(inImage(kind, "ls /venv/bin /usr/bin | grep -xE 'pip.*|uv.*|gcc|make|gunicorn'", "0:0")).toBe("gunicorn");
    const find = "find / -xdev -type f ( -name .env -o -name '*.sqlite3' -o -name id_rsa -o -path '*app/app.py' )";
    expect(inImage(kind, find.replace(/[()]/g, "\\$&"), "0:0")).toBe("/app/app.py");
  });

  test("directory: build arguments arrive as they are, and the build stops at its target", () => {
    expect(inImage("directory", "cat /greeting")).toBe(GREETING);
  });

  test("registry: an image the user names keeps its name", () => {
    expect(namesOf(imageOf("registry"))).toEqual([REGISTRY_IMAGE]);
  });

  test("every other image that is not built here comes from the mirror", () => {
    const running = containers({ stack: STACK }, { all: true }).map((name) => docker("inspect", "--format", "{{.Image}}", name));
    const built = KINDS.map(imageOf);
    const picked = [...new Set(running)].filter((image) => !built.includes(image)).flatMap(namesOf).filter((name) => name.startsWith(MIRROR));
    const python = mirrored.filter((name) => name.includes("/python:"));
    expect([...picked, ...python].sort()).toEqual([...mirrored].sort());
    const named = [...deployment.synthesized(STACK).matchAll(/"name": "([^"]+:[^"/]+)"/g)].map(([, name]) => name);
    expect(named.filter((name) => !name.startsWith(MIRROR) && !name.startsWith(`${STACK}-`))).toEqual([REGISTRY_IMAGE]);
  });

  test("the second plan is empty", async () => (await deployment.terraform(STACK)).expectEmptyPlan());
});
