import { existsSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { type ContextEntry, listContext } from "./build-context";
import { contextFolder } from "./context-folder";
import { mirroredName } from "./image-mirror";
import type { PythonProjectImageOptions } from "./image-options";
import { type BuildSource, buildSource, checkedBuildArgs, checkedInclude, existingFolder } from "./image-source";
import { ANYTHING, checkKinds, listOf, mapOf, TEXT } from "./kinds";
import { INCLUDE_OR_IGNORE, type LeftOut, leftOutWarnings } from "./left-out";
import { PYPROJECT_READER, pythonDockerfile } from "./python-dockerfile";
import { dependencyEntries, findDependencyFile } from "./python-project";

// A bot may bump it: https://hub.docker.com/_/python
const PYTHON_VERSION = "3.14.7-slim-trixie";

const KINDS = {
  optional: {
    pythonVersion: TEXT, caBundle: TEXT, buildArgs: mapOf(ANYTHING), systemPackages: listOf(TEXT), buildPackages: listOf(TEXT), extraDependencies: listOf(TEXT),
    include: listOf(TEXT),
  },
};

/** Checks a Python project now, and gives what reads it later, with its Dockerfile. */
export function pythonImage(path: string, options: PythonProjectImageOptions): (mirror?: string) => BuildSource {
  checkKinds("ContainerImage.fromPythonProject", options, KINDS);
  const folder = existingFolder(path);
  const dependencyFile = findDependencyFile(folder);
  const pythonVersion = checkedVersion(options.pythonVersion ?? PYTHON_VERSION);
  const buildArgs = checkedBuildArgs(options.buildArgs);
  const include = checkedInclude(options.include);
  const caBundle = options.caBundle === undefined ? undefined : readCertificates(options.caBundle);
  const settings = {
    dependencyFile,
    buildArgNames: Object.keys(buildArgs).sort(),
    buildPackages: checkedPackages("buildPackages", options.buildPackages),
    systemPackages: checkedPackages("systemPackages", options.systemPackages),
    extraDependencies: checkedRequirements(options.extraDependencies),
    hasCaBundle: caBundle !== undefined,
  };
  return (mirror) => {
    const leftOut: LeftOut[] = [];
    const entries = listContext(folder, { include, onLeftOut: (file) => leftOut.push(file) });
    const dependencies = dependencyEntries(dependencyFile, entries);
    const dockerfile = pythonDockerfile({
      ...settings,
      baseImage: mirroredName(`python:${pythonVersion}`, mirror),
      hasSourceFolder: entries.some((entry) => entry.path.startsWith("src/")),
    });
    const context = contextFolder([...below("dependencies", dependencies), ...below("project", entries)], {
      Dockerfile: dockerfile,
      ...(dependencyFile === "pyproject.toml" ? { "pyproject_reader.py": PYPROJECT_READER } : {}),
      ...(caBundle === undefined ? {} : { "ca-bundle.crt": caBundle }),
    });
    return { ...buildSource(context, { dockerfile: "Dockerfile", buildArgs }), warnings: leftOutWarnings(leftOut, INCLUDE_OR_IGNORE) };
  };
}

function below(folder: string, entries: readonly ContextEntry[]): ContextEntry[] {
  return entries.map((entry) => ({ ...entry, path: `${folder}/${entry.path}` }));
}

function checkedVersion(version: string): string {
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/.test(version)) {
    throw new Error(
      `'pythonVersion' must be a tag of the image "python", such as "${PYTHON_VERSION}", ` +
        `got ${JSON.stringify(version)}`,
    );
  }
  if (/alpine|windows/.test(version)) {
    throw new Error(
      `'pythonVersion' must name an image based on Debian, such as "${PYTHON_VERSION}", got "${version}"`,
    );
  }
  return version;
}

function checkedPackages(prop: string, packages: readonly string[] = []): string[] {
  for (const name of packages) {
    if (!/^[a-z0-9][a-z0-9+.-]+(:[a-z0-9]+)?(=[A-Za-z0-9.+:~-]+)?$/.test(name)) {
      throw new Error(`'${prop}' must hold names of Debian packages, such as "libpq5", got ${JSON.stringify(name)}`);
    }
  }
  return [...packages];
}

function checkedRequirements(requirements: readonly string[] = []): string[] {
  for (const requirement of requirements) {
    if (!/^[A-Za-z0-9][^\p{Cc}\u2028\u2029]*$/u.test(requirement)) {
      throw new Error(
        `'extraDependencies' must hold requirements such as "gunicorn>=26.1", got ${JSON.stringify(requirement)}`,
      );
    }
  }
  return [...requirements];
}

function readCertificates(path: string): string {
  const file = resolve(path);
  if (!existsSync(file) || !statSync(file).isFile()) {
    throw new Error(
      `'caBundle' must name a file with certificates that exists, got "${path}", which is "${file}" from here`,
    );
  }
  const text = readFileSync(file, "utf8");
  if (text.includes("PRIVATE KEY-----")) {
    throw new Error(
      `'caBundle' must hold certificates only, got a private key in "${file}": it would be readable in the image`,
    );
  }
  if (!text.includes("-----BEGIN CERTIFICATE-----")) {
    throw new Error(`'caBundle' must hold certificates in PEM form, got none in "${file}"`);
  }
  return text.endsWith("\n") ? text : `${text}\n`;
}
