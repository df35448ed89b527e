import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { ModuleKind, preProcessFile, ScriptTarget, transpileModule } from "typescript";
import { run, type RunOptions, type RunResult } from "../../../cli/process";

const ROOT = join(__dirname, "../../..");
/** Below the packages, so that the command finds them as it does where it is installed. */
const COMPILED = join(ROOT, "node_modules/.cache/webstack-cli");
const COMPILER = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true };

let main: string | undefined;

/** Path of the command `webstack` as its sources are now, for those who start it themselves: `node <path> ...`. */
export function webstackPath(): string {
  main ??= compile(join(ROOT, "cli/main.ts"));
  return main;
}

/** Runs `webstack` in a process of its own and never throws: look at `code`. */
export function webstack(args: readonly string[], options: Partial<RunOptions> = {}): Promise<RunResult> {
  return run(process.execPath, [webstackPath(), ...args], { deadlineSeconds: 120, ...options });
}

/** Compiles a file and all it imports from here; gives the path of what it became. */
function compile(source: string, done = new Set<string>()): string {
  const target = join(COMPILED, relative(ROOT, source)).replace(/\.ts$/, ".js");
  if (done.has(source)) return target;
  done.add(source);
  const text = readFileSync(source, "utf8");
  put(target, transpileModule(text, { compilerOptions: COMPILER, fileName: source }).outputText);
  for (const { fileName } of preProcessFile(text).importedFiles) {
    if (fileName.startsWith(".")) compile(sourceOf(join(dirname(source), fileName)), done);
  }
  return target;
}

function sourceOf(module: string): string {
  const isFolder = statSync(module, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? join(module, "index.ts") : `${module}.ts`;
}

/** Others may run the same file right now. */
function put(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, file);
}
