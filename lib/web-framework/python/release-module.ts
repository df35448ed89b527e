/** Which folders of collected static files are needed: each release has its own, beside those of the ones before. */
export function renderReleaseModule(): string {
  return `"""The static files of this release, in a folder of their own beside those of earlier ones.

python -m webstack_release removes the folders of earlier releases that no server holds any more.
"""
import fcntl
import os
import shutil

KEPT = 3


def hold():
    """Keeps this release's folder for as long as the process lives: a worker started later reads it again."""
    folder = os.environ.get("WEBSTACK_STATIC_ROOT", "")
    if os.path.isdir(folder):
        fcntl.flock(os.open(folder, os.O_RDONLY | os.O_DIRECTORY), fcntl.LOCK_SH)


def prune():
    own = os.environ["WEBSTACK_STATIC_ROOT"]
    if not os.path.isdir(own):
        return  # The application keeps its files elsewhere.
    os.utime(own)
    with os.scandir(os.path.dirname(own)) as entries:
        folders = sorted((entry for entry in entries if entry.is_dir()), key=lambda entry: -entry.stat().st_mtime)
    for folder in folders[KEPT:]:
        handle = os.open(folder.path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder.path)
        except BlockingIOError:
            print(f"{folder.name} is still served", flush=True)
        finally:
            os.close(handle)


if __name__ == "__main__":
    prune()
`;
}
