import { exec } from "./exec";

/** Seconds that requests go on being watched after the first that is answered again. */
const WATCHED_SECONDS = 4;

/** Waits for a 503, then for a 200; prints the time since when every answer was 200. */
const WATCH = `
import sys, time, urllib.error, urllib.request
end = time.time() + float(sys.argv[1])
refused = ready = None
while ready is None or time.time() < ready + ${WATCHED_SECONDS}:
    if time.time() > end:
        sys.exit("not refused" if refused is None else "not ready again")
    try:
        status = urllib.request.urlopen("http://127.0.0.1:8000/-/ready", timeout=10).status
    except urllib.error.HTTPError as error:
        status = error.code
    if status != 200:
        refused, ready = time.time(), None
    elif refused is not None and ready is None:
        ready = time.time()
    time.sleep(0.05)
print(ready)
`;

/** Waits until an application's container is not ready, and gives the time, in seconds, since when it is ready again. */
export async function readyAgain(application: string, deadlineSeconds: number): Promise<number> {
  return Number(await exec(application, ["python", "-ISc", WATCH, String(deadlineSeconds)], deadlineSeconds + 15));
}

/** Waits until a database takes connections, and gives the time, in seconds. */
export async function takesConnections(database: string, deadlineSeconds: number): Promise<number> {
  const script = "until pg_isready -q -h 127.0.0.1; do sleep 0.02; done; date +%s.%N";
  return Number(await exec(database, ["timeout", String(deadlineSeconds), "sh", "-c", script], deadlineSeconds + 15));
}
