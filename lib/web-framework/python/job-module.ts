/** The command in front of a release job: a lock, a database that lets us in, then the job itself. */
export function renderJobModule(): string {
  return `"""python -m webstack_job [--database] [--lock FOLDER] -- COMMAND...

Runs COMMAND in its own place once the lock on FOLDER is ours and the database lets the application log in.
Waits for each WEBSTACK_WAIT_SECONDS at most, first at WEBSTACK_DATABASE_WAIT_HOST if that is set.
"""
import argparse
import fcntl
import os
import shlex
import sys
import time

DEFAULT_SECONDS = 120


def main(arguments):
    before, command = _split(arguments)
    parser = argparse.ArgumentParser(prog="webstack_job", usage="%(prog)s [--database] [--lock FOLDER] -- COMMAND...")
    parser.add_argument("--database", action="store_true")
    parser.add_argument("--lock")
    options = parser.parse_args(before)
    if not command:
        parser.error("no command after --")
    try:
        seconds = int(os.environ.get("WEBSTACK_WAIT_SECONDS") or DEFAULT_SECONDS)
    except ValueError as error:
        parser.error(f"WEBSTACK_WAIT_SECONDS: {error}")
    if options.lock:
        _lock(options.lock, seconds)
    if options.database:
        _wait_for_database(seconds)
    print("running", shlex.join(command), flush=True)
    try:
        os.execvp(command[0], command)
    except OSError as error:
        _fail(f"cannot run {command[0]}: {error.strerror}", 127)


def _split(arguments):
    at = arguments.index("--") if "--" in arguments else len(arguments)
    return arguments[:at], arguments[at + 1:]


def _lock(folder, seconds):
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        _fail(f"cannot open the lock {folder}: {error.strerror}")
    # The command inherits the lock and holds it until its last process ends.
    os.set_inheritable(handle, True)
    end = time.monotonic() + seconds
    told = False
    while True:
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                _fail(f"another job still held the lock {folder} after {seconds} seconds")
        if not told:
            print(f"waiting for another job to leave the lock {folder}", flush=True)
            told = True
        time.sleep(0.2)


def _wait_for_database(seconds):
    import webstack_database
    end = time.monotonic() + seconds
    for host in filter(None, [os.environ.get("WEBSTACK_DATABASE_WAIT_HOST"), webstack_database.usual_host()]):
        _wait_for_login(host, end, seconds)


def _wait_for_login(host, end, seconds):
    from webstack_database import may_pass
    from webstack_login import login_error, reason
    told = False
    while (error := login_error(host)) is not None:
        # Anything else, such as a driver that is not installed, does not pass by waiting.
        if not may_pass(error):
            raise error
        if time.monotonic() >= end:
            _fail(f"no log-in at the database {host} within {seconds} seconds: {reason(error)}")
        if not told:
            print(f"waiting for the database {host}: {reason(error)}", flush=True)
            told = True
        time.sleep(0.5)


def _fail(sentence, code=1):
    print(f"webstack_job: {sentence}", file=sys.stderr, flush=True)
    sys.exit(code)


if __name__ == "__main__":
    main(sys.argv[1:])
`;
}
