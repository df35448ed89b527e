import { pythonLiteral } from "../../config/python-literal";

/** Where static files come from. */
export interface StaticSource {
  /**
   * Folder in the image, absolute or relative to the working directory.
   *
   * @default - those of the Flask application
   */
  readonly folder?: string;
  /**
   * The Flask application, as `module:attribute`.
   *
   * @default - it is not asked
   */
  readonly application?: string;
  readonly urlPath: string;
}

/** The job that copies static files to where the proxy reads them. */
export function renderStaticModule({ folder, application, urlPath }: StaticSource): string {
  const flask = `webstack_flask.static_folders(${pythonLiteral(application ?? null)}, ${pythonLiteral(urlPath)})`;
  return `"""python -m webstack_static copies the application's static files into the folder of this release."""
import os
import shutil
import sys

${folder === undefined ? "import webstack_flask\n" : ""}import webstack_release


def collect(folders):
    """Copies each folder to its place below the release's; of two files of one name the later one stays."""
    # The proxy reads them under another user.
    os.umask(0o022)
    for folder, place in folders:
        top = os.path.realpath(folder)
        if not os.path.isdir(top):
            _fail(f"there is no folder {folder} in the image, looked for at {top}")
        _copy_folder(top, os.path.join(os.environ["WEBSTACK_STATIC_ROOT"], place), (top,))


def _copy_folder(folder, target, within):
    os.makedirs(target, exist_ok=True)
    with os.scandir(folder) as entries:
        shown = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    for entry in shown:
        path = os.path.realpath(entry.path)
        if os.path.commonpath([path, within[0]]) != within[0]:
            _fail(f"{entry.path} leads to {path}: what lies outside {within[0]} is not made public")
        if path in within:
            _fail(f"{entry.path} leads back to {path}, which it lies in")
        if os.path.isdir(path):
            _copy_folder(path, os.path.join(target, entry.name), (*within, path))
        elif os.path.isfile(path):
            _copy_file(path, os.path.join(target, entry.name))


def _copy_file(path, target):
    # Moved to its place whole: the same release may be served already. Its time is new, because images give all their
    # files one time, and a browser would take a changed file of the same size for the one it has.
    new = os.path.join(os.path.dirname(target), ".webstack-new")
    shutil.copyfile(path, new)
    os.replace(new, target)


def _fail(sentence):
    print(f"webstack_static: {sentence}", file=sys.stderr, flush=True)
    sys.exit(1)


if __name__ == "__main__":
    collect(${folder === undefined ? flask : pythonLiteral([[folder, ""]])})
    webstack_release.prune()
`;
}
