import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";

const ROOT = join(__dirname, "../../..");
const NAME = "cdktf-webstack";
const COMMAND = "dist/cli/main.js";
const COMPILER = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true };

/**
 * Makes the packages of a user's project: those of this one, by links, and the library and its command as their sources are
 * now.
 *
 * @param folder that Node.js looks into, `.../node_modules`
 */
export function installPackages(folder: string): void {
  const ours = join(ROOT, "node_modules");
  mkdirSync(join(folder, ".bin"), { recursive: true });
  for (const name of readdirSync(ours).filter((entry) => !entry.startsWith("."))) symlinkSync(join(ours, name), join(folder, name));
  for (const name of readdirSync(join(ours, ".bin"))) symlinkSync(join(ours, ".bin", name), join(folder, ".bin", name));
  const library = join(folder, NAME);
  for (const part of ["lib", "cli"]) compile(join(ROOT, part), join(library, "dist", part));
  cpSync(join(ROOT, "package.json"), join(library, "package.json"));
  chmodSync(join(library, COMMAND), 0o755);
  symlinkSync(join(library, COMMAND), join(folder, ".bin/webstack"));
}

function compile(from: string, to: string): void {
  for (const entry of readdirSync(from, { recursive: true, encoding: "utf8" })) {
    const source = join(from, entry);
    if (statSync(source).isDirectory() || !source.endsWith(".ts")) continue;
    const target = join(to, relative(from, source)).replace(/\.ts$/, ".js");
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, transpileModule(readFileSync(source, "utf8"), { compilerOptions: COMPILER, fileName: source }).outputText);
  }
}
