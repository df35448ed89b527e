import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const root = join(__dirname, "..");
const pages = ["README.md", ...readdirSync(join(root, "docs")).sort().map((page) => `docs/${page}`)];
const blocks = pages.flatMap(blocksOf);

function blocksOf(page: string): string[] {
  return [...readFileSync(join(root, page), "utf8").matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code);
}

/** What the sections after the first take for granted. */
const PRELUDE = `
import { App, TerraformStack } from "cdktf";
import { DockerProvider } from "@cdktf/provider-docker/lib/provider";
import {
  Apache, ApplicationInterface, AppServer, Checks, ComposeFile, ContainerImage, Daphne, Database, Django, FastApi, Flask, Granian, Gunicorn, GunicornWorkerClass, Hypercorn, Iis,
  MariaDb, MySql, Nginx, Postgres, PythonApp, ReverseProxy, Secret, Tls, Uvicorn, Uwsgi, WebFramework,
} from "cdktf-webstack";
declare const app: App, stack: TerraformStack, blog: AppServer;
`;

const DECLARED: { readonly [name: string]: string } = { database: "Database", site: "WebFramework", server: "AppServer" };

/** A program of its own: names that the block uses and does not make are declared before it. */
function program(code: string): string {
  if (code.includes("new App()")) return code;
  const missing = Object.entries(DECLARED).filter(([name]) => !code.includes(`const ${name} =`));
  return `${PRELUDE}${missing.map(([name, type]) => `declare const ${name}: ${type};`).join("\n")}\n{\n${code.replace(/^import .*$/gm, "")}\n}\n${(code.match(/^import .*$/gm) ?? []).filter((line) => !line.includes('from "cdktf"')).join("\n")}\n${code.includes("Testing") ? 'import { Testing } from "cdktf";' : ""}`;
}

test("the README has an example for each construct", () => {
  for (const name of ["Database", "WebFramework", "AppServer", "ReverseProxy"]) {
    expect(blocksOf("README.md").some((code) => code.includes(`new ${name}(`))).toBe(true);
  }
});

test("every link between the pages leads somewhere", () => {
  const broken = pages.flatMap((page) => {
    const targets = [...readFileSync(join(root, page), "utf8").matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target]) => join(root, page, "..", target));
    return targets.filter((target) => !existsSync(target)).map((target) => `${page}: ${target.slice(root.length)}`);
  });
  expect(broken).toEqual([]);
});

test("every page is named in the README", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  expect(pages.slice(1).filter((page) => !readme.includes(`(${page})`))).toEqual([]);
});

test("every example in the README and the pages compiles", () => {
  const sources = new Map(blocks.map((code, index) => [join(root, `readme-${index}.ts`), program(code)]));
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    esModuleInterop: true,
    types: ["node", "jest"],
    paths: { "cdktf-webstack": [join(root, "lib/index.ts")] },
  };
  const host = ts.createCompilerHost(options);
  const read = host.readFile.bind(host);
  const exists = host.fileExists.bind(host);
  const source = host.getSourceFile.bind(host);
  host.readFile = (file) => sources.get(file) ?? read(file);
  host.fileExists = (file) => sources.has(file) || exists(file);
  host.getSourceFile = (file, version, ...rest) => {
    const text = sources.get(file);
    return text === undefined ? source(file, version, ...rest) : ts.createSourceFile(file, text, version);
  };
  const errors = ts.getPreEmitDiagnostics(ts.createProgram([...sources.keys()], options, host));
  expect(errors.map((error) => `${error.file?.fileName.slice(root.length)}: ${ts.flattenDiagnosticMessageText(error.messageText, "\n")}`)).toEqual([]);
});
