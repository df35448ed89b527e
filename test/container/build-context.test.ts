import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { listContext } from "../../lib/container/build-context";
import { projectFolder, removeProjectFolders } from "./project-folder";

afterAll(removeProjectFolders);

function paths(folder: string, options: { include?: string[]; dockerfile?: string } = {}): string[] {
  return listContext(folder, options).map((entry) => entry.path);
}

const NEVER = [
  ".env",
  ".env.local",
  ".envrc",
  "conf/.ENV",
  ".git/HEAD",
  ".venv/bin/x",
  "deep/venv/bin/x",
  "myenv/pyvenv.cfg",
  "myenv/bin/x",
  "db.sqlite3",
  "db.sqlite3-wal",
  "certs/server.pem",
  "certs/Server.KEY",
  "id_rsa",
  "id_ed25519.pub",
  "a/__pycache__/b.pyc",
  "front/node_modules/x/.env.example",
  "cdktf.out/stacks/s/cdk.tf.json",
  "terraform.shop.tfstate",
  "terraform.tfstate.backup",
  ".terraform/providers/x",
  "prod.tfvars",
  ".netrc",
];

test("secrets, data and made folders never enter, even if .dockerignore asks for them", () => {
  const files = Object.fromEntries([...NEVER, "app.py", ".env.example"].map((path) => [path, "x"]));
  expect(paths(projectFolder(files))).toEqual([".env.example", "app.py"]);
  const asking = ["*", "!app.py", ...NEVER.map((path) => `!${path}`)].join("\n");
  expect(paths(projectFolder({ ...files, ".dockerignore": asking }))).toEqual(["app.py"]);
});

test("include brings in what is left out, and only that", () => {
  const folder = projectFolder({
    ".dockerignore": "docs",
    "docs/a.txt": "",
    "docs/b.txt": "",
    "certs/ca.pem": "",
    "certs/server.pem": "",
    ".git/HEAD": "",
    ".git/config": "",
    "venv/pyvenv.cfg": "",
    "venv/keep/x": "",
  });
  const include = ["docs/a.txt", "certs/ca.pem", ".git/HEAD", "venv/keep"];
  expect(paths(folder, { include })).toEqual([".git/HEAD", "certs/ca.pem", "docs/a.txt", "venv/keep/x"]);
});

test("a project's .dockerignore replaces the default one and does not enter itself", () => {
  const files = { "a.log": "", "b.txt": "", Dockerfile: "", "sub/compose.yaml": "" };
  expect(paths(projectFolder(files))).toEqual(["b.txt", "sub/compose.yaml"]);
  expect(paths(projectFolder({ ...files, ".dockerignore": "b.txt" }))).toEqual([
    "Dockerfile",
    "a.log",
    "sub/compose.yaml",
  ]);
});

test("an ignore file that belongs to the Dockerfile is preferred", () => {
  const folder = projectFolder({ a: "", b: "", ".dockerignore": "a", "web.dockerignore": "b", web: "" });
  expect(paths(folder, { dockerfile: "web" })).toEqual(["a", "web"]);
});

test("exceptions reach into folders that are left out", () => {
  expect(paths(projectFolder({ ".dockerignore": "*\n!a/b/c", "a/x": "", "a/b/c/d": "", e: "" }))).toEqual(["a/b/c/d"]);
});

test("order depends on code units, not on language or folder order", () => {
  const names = ["ä", "z", "Z", "a", "é", "e\u0301", "😀", "日本", "a b", "a\nb", "a/b", "a-b"].filter(
    (name) => name !== "a"
  );
  expect(paths(projectFolder(Object.fromEntries(names.map((name) => [name, ""]))))).toEqual([...names].sort());
});

test("folders without files do not count", () => {
  const folder = projectFolder({ "a.txt": "" });
  mkdirSync(join(folder, "media/empty"), { recursive: true });
  expect(paths(folder)).toEqual(["a.txt"]);
});

test("links inside are kept as links", () => {
  const folder = projectFolder({ "app/a.txt": "" });
  symlinkSync("app", join(folder, "current"));
  symlinkSync("../missing", join(folder, "app/dangling"));
  expect(listContext(folder).map((entry) => [entry.path, entry.linkTarget])).toEqual([
    ["app/a.txt", undefined],
    ["app/dangling", "../missing"],
    ["current", "app"],
  ]);
});

test.each([["../outside"], ["/etc/passwd"], ["app/../../x"], ["up/../../x"]])("refuses a link to %s", (target) => {
  const folder = projectFolder({ "app/deep/a.txt": "" });
  symlinkSync("app/deep", join(folder, "up"));
  symlinkSync(target, join(folder, "link"));
  const error = `symbolic link "link" in "${folder}" must stay inside that folder, got "${target}"`;
  expect(() => listContext(folder)).toThrow(error);
  writeFileSync(join(folder, ".dockerignore"), "link");
  expect(paths(folder)).toEqual(["app/deep/a.txt", "up"]);
});

test("refuses a link that leaves by way of another link", () => {
  const outside = projectFolder({ "secret.txt": "" });
  const folder = projectFolder({ ".dockerignore": "door", "a.txt": "" });
  symlinkSync(outside, join(folder, "door"));
  symlinkSync("door/secret.txt", join(folder, "link"));
  expect(() => listContext(folder)).toThrow('symbolic link "link"');
});

test("refuses pipes and sockets", () => {
  const folder = projectFolder({ "a.txt": "" });
  execFileSync("mkfifo", [join(folder, "pipe")]);
  expect(() => listContext(folder)).toThrow(
    `"pipe" in "${folder}" must be a file, folder or symbolic link, got a socket, pipe or device: name it in .dockerignore`
  );
});

test("refuses a name that is not UTF-8", () => {
  const folder = projectFolder({ "a.txt": "" });
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x61, 0xff])]), "");
  expect(() => listContext(folder)).toThrow("must be UTF-8: rename it");
});

test("refuses a context that is too big, with what to leave out", () => {
  const folder = projectFolder({
    "media/films/a": "x".repeat(2_000_000),
    "media/films/b": "x".repeat(1_000_000),
    a: "x",
  });
  expect(() => listContext(folder, { maxMebibytes: 1 })).toThrow(
    `the build context "${folder}" must be at most 1 MiB, got 2.9 MiB: name what the image does not need in ` +
      ".dockerignore, the biggest are media/films (2.9 MiB), a (0.0 MiB)"
  );
});

test("refuses a virtual environment instead of a project", () => {
  expect(() => listContext(projectFolder({ "pyvenv.cfg": "", "app.py": "" }))).toThrow("got a virtual environment");
});
