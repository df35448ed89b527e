import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { listContext } from "../../lib/container/build-context";
import { ContainerImage } from "../../lib/container/container-image";
import { contextFolder } from "../../lib/container/context-folder";
import type { BuildSource } from "../../lib/container/image-source";
import { type LeftOut } from "../../lib/container/left-out";
import { defineImage } from "../../lib/private/docker-parts";
import { newStack } from "../support/synth";
import { projectFolder, removeProjectFolders, written } from "./project-folder";

afterAll(removeProjectFolders);

const KEY = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "pem", type: "pkcs8" }).toString();
const OPENSSH = `-----BEGIN OPENSSH PRIVATE KEY-----\n${"b3BlbnNzaC1rZXktdjEAAAAABG5vbmU".repeat(3)}\n-----END OPENSSH PRIVATE KEY-----\n`;
const PGP = "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQdGBGc=\n-----END PGP PRIVATE KEY BLOCK-----\n";
const PUTTY = "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n";
const PG_DUMP = "--\n-- PostgreSQL database dump\n--\n\nCREATE TABLE public.users (id int);\n";
const PG_DATA = `${PG_DUMP}COPY public.users (id) FROM stdin;\n1\n\\.\n`;
const MARIA_DATA = "/*M!999999\\- enable the sandbox mode */ \n-- MariaDB dump 10.19  Distrib 11.8.9-MariaDB\nINSERT INTO `users` VALUES (1);\n";
const SQLITE_DATA = "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nINSERT INTO users VALUES(1);\nCOMMIT;\n";
const CORE = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), Buffer.alloc(8), Buffer.from([4, 0, 62, 0]), Buffer.alloc(100)]);
const PROGRAM = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), Buffer.alloc(8), Buffer.from([3, 0, 62, 0]), Buffer.from("-----BEGIN RSA PRIVATE KEY-----\0x")]);

/** What of one file becomes of a folder that holds it beside the code. */
function fate(path: string, content: string | Buffer, options: { include?: string[]; dockerignore?: string } = {}) {
  const folder = projectFolder({ "app.py": "", ...(options.dockerignore === undefined ? {} : { ".dockerignore": options.dockerignore }) });
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
  const leftOut: LeftOut[] = [];
  const entries = listContext(folder, { include: options.include, onLeftOut: (file) => leftOut.push(file) });
  return { enters: entries.some((entry) => entry.path === path), said: leftOut.map((file) => `${file.path} ${file.why}`) };
}

const utf16 = (text: string, mark: boolean): Buffer => Buffer.from((mark ? "\ufeff" : "") + text, "utf16le");

test.each<[string, string | Buffer, string]>([
  ["deploy_key", OPENSSH, "holds a private key"],
  ["certs/ca.txt", `-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n${KEY}`, "holds a private key"],
  ["bundle.crt", `${"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n".repeat(3500)}${KEY}`, "holds a private key"],
  ["account.json", JSON.stringify({ type: "service_account", private_key: KEY }), "holds a private key"],
  ["conf/values.yaml", `tls: |\n  ${KEY.replaceAll("\n", "\n  ")}`, "holds a private key"],
  ["backup.asc", PGP, "holds a private key"],
  ["old", PUTTY, "holds a private key"],
  ["windows.txt", utf16(KEY, true), "holds a private key"],
  ["windows-too.txt", utf16(KEY, false), "holds a private key"],
  ["windows-big.txt", utf16(KEY, true).swap16(), "holds a private key"],
  ["shop/settings.py", `JWT_KEY = """${KEY}"""\n`, "holds a private key"],
  ["shop/keys.py", KEY.trim().split("\n").map((line) => `    b"${line}\\n"`).join("\n"), "holds a private key"],
  ["server.pem", "", "has the name of a private key or of a store of keys"],
  ["a/Key.P12", "", "has the name of a private key or of a store of keys"],
  ["store.kdbx", "", "has the name of a private key or of a store of keys"],
  ["credentials.json", "{}", "has the name of a file with log-ins"],
  [".docker/config.json", "{}", "has the name of a file with log-ins"],
  [".npmrc", "//registry.npmjs.org/:_authToken=npm_abc", "holds a log-in for npm"],
  ["shop.dump", "", "has the name of a dump of a database"],
  ["db/users-backup.sql", "", "has the name of a dump of a database"],
  ["all.sql.gz", "", "has the name of a dump of a database"],
  ["data.sql", PG_DATA, "is a dump of a database with its data"],
  ["data.sql", MARIA_DATA, "is a dump of a database with its data"],
  ["data.sql", SQLITE_DATA, "is a dump of a database with its data"],
  ["data.sql", PG_DUMP + " ".repeat(300 * 1024), "is a dump of a database with its data"],
  ["archive", "PGDMP\u0001", "is a dump of a database with its data"],
  ["core", "", "has the name of a core dump, which holds a program's memory"],
  ["core.4711", "", "has the name of a core dump, which holds a program's memory"],
  ["crash", CORE, "is a core dump, which holds a program's memory"],
])("%s stays out, and a warning says why (%#)", (path, content, why) => {
  expect(fate(path, content)).toEqual({ enters: false, said: [`${path} ${why}`] });
});

test.each([
  ".aws/credentials", ".git-credentials", ".netrc", ".pgpass", ".pypirc", ".kube/config", ".ssh/config", ".gnupg/x", ".my.cnf", ".bash_history", ".psql_history",
  "terraform.tfstate", "terraform.tfstate.d/prod/x", "prod.auto.tfvars",
])("%s stays out as ever, without a word", (path) => {
  expect(fate(path, KEY)).toEqual({ enters: false, said: [] });
});

test.each<[string, string | Buffer]>([
  ["core/models.py", "class A: pass"],
  ["catalog/migrations/0003_fill.sql", "INSERT INTO catalog_product VALUES (1);\n"],
  ["catalog/sql/product.sql", "INSERT INTO catalog_product VALUES (1);\n"],
  ["schema.sql", PG_DUMP],
  ["init.sql", "CREATE TABLE a (id int);\nINSERT INTO a VALUES (1);\n"],
  ["shop/keys.py", 'MARK = "-----BEGIN RSA PRIVATE KEY-----"\nif text.startswith(MARK): pass\n'],
  ["id_rsa_tools.py", "a = 1"],
  ["docs/keys.md", "Begin with `-----BEGIN PRIVATE KEY-----`."],
  ["program", PROGRAM],
  ["ca.crt", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"],
  ["public.asc", "-----BEGIN PGP PUBLIC KEY BLOCK-----\n"],
  [".npmrc", "registry=https://npm.example.com/\n//npm.example.com/:_authToken=${NPM_TOKEN}\n"],
  [".docker/nginx.conf", ""],
  ["dump.py", ""],
  ["config.json", "{}"],
])("%s enters (%#)", (path, content) => {
  expect(fate(path, content)).toEqual({ enters: true, said: [] });
});

test("what is included by name enters whatever it holds, and what .dockerignore names is not spoken of", () => {
  expect(fate("tests/key.pem", KEY, { include: ["tests/key.pem"] })).toEqual({ enters: true, said: [] });
  expect(fate("tests/deploy_key", KEY, { include: ["tests"] })).toEqual({ enters: true, said: [] });
  expect(fate("tests/key.pem", KEY, { dockerignore: "tests" })).toEqual({ enters: false, said: [] });
  expect(fate("deploy_key", KEY, { dockerignore: "*\n!deploy_key" })).toEqual({ enters: false, said: ["deploy_key holds a private key"] });
});

test("a link enters by its name; what it leads to is looked at where it lies", () => {
  const folder = projectFolder({ "deploy_key": OPENSSH, "app.py": "" });
  symlinkSync("deploy_key", join(folder, "link"));
  expect(listContext(folder).map(({ path }) => path)).toEqual(["app.py", "link"]);
});

test.each([
  ["fromPythonProject", (folder: string) => ContainerImage.fromPythonProject(folder)],
  ["fromDirectory", (folder: string) => ContainerImage.fromDirectory(folder)],
] as const)("%s warns once, with every file and the way out, and nothing of them is in the copy", (_, make) => {
  const stack = newStack();
  const folder = projectFolder({ "app.py": "", "requirements.txt": "", Dockerfile: "FROM a", deploy_key: OPENSSH, "shop.dump": "x" });
  const image = make(folder);
  for (const id of ["A", "B"]) defineImage(stack, id, image);
  const warnings = stack.node.metadata.filter(({ type }) => /warn/i.test(type)).map(({ data }) => String(data));
  expect(new Set(warnings)).toEqual(
    new Set([
      'left out of the image: "deploy_key" holds a private key, "shop.dump" has the name of a dump of a database; where the program needs one of them, name it in ' +
        "'include', and everybody who can read the image can read it; otherwise name it in .dockerignore, and this warning ends",
    ]),
  );
  const copied = readdirSync(written(built(image).context), { recursive: true }).map(String);
  expect(copied.filter((path) => /deploy_key|shop\.dump/.test(path))).toEqual([]);
});

test("a project without such files has the hash that it had", () => {
  const folder = projectFolder({ "app.py": "a = 1\n", "requirements.txt": "flask\n", "run.sh": "echo", "sql/a.sql": "select 1;" });
  expect(contextFolder(listContext(folder)).hash).toMatchInlineSnapshot(`"6047dac159414f0bae7961a1fe32923cbc3d0693b582aaf7f145758e351bd78b"`);
  const withDockerfile = projectFolder({ "app.py": "a = 1\n", Dockerfile: "FROM a\n" });
  expect(built(ContainerImage.fromDirectory(withDockerfile)).hash).toMatchInlineSnapshot(`"4b907d795c37776d825b3ac3ca9cfdc8e2286779d0df3ce6e7371a66e8e87638"`);
});

function built(image: ContainerImage): BuildSource {
  const source = image._source();
  if (source.kind !== "build") throw new Error("it is not built");
  return source;
}
