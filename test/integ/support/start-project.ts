import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { docker } from "./docker";
import { neededImages } from "./needed-images";
import { CA_BUNDLE } from "./shop";

const REQUIREMENTS = ["Django==5.2.19", "gunicorn==26.2.0", "psycopg[binary]==3.3.9"];
const CA_FILE = "/ca-bundle.crt";

const SCRIPT = `
if [ -f ${CA_FILE} ]; then export PIP_CERT=${CA_FILE}; fi
python -m venv /tmp/venv
/tmp/venv/bin/pip install --quiet --disable-pip-version-check "$0"
mkdir /made
/tmp/venv/bin/django-admin startproject mysite /made
`;

/**
 * A folder with what `django-admin startproject mysite` makes, and a list of what to install; nothing in it is edited.
 *
 * @param name of the container it is made in
 */
export function startProject(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), "webstack-startproject-"));
  docker("create", "--name", name, pythonImage(), "sh", "-euc", SCRIPT, REQUIREMENTS[0]);
  try {
    if (CA_BUNDLE !== undefined) docker("cp", "--follow-link", CA_BUNDLE, `${name}:${CA_FILE}`);
    docker("start", "--attach", name);
    docker("cp", `${name}:/made/.`, folder);
  } finally {
    docker("rm", "--force", "--volumes", name);
  }
  writeFileSync(join(folder, "requirements.txt"), `${REQUIREMENTS.join("\n")}\n`);
  return folder;
}

/** Name of the Python image that the library builds on. */
export function pythonImage(): string {
  const name = neededImages().find((one) => /(^|\/)python:/.test(one));
  if (name === undefined) throw new Error("the shop is not built on a Python image any more");
  return name;
}

export function removeFolder(folder: string | undefined): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
