import type { HealthCheck } from "../container/health-check";

/** Asks over HTTP with Python's own library: images of Python have no curl. */
export function httpHealthCheck(port: number, path: string): HealthCheck {
  const url = `http://127.0.0.1:${port}${path}`;
  return {
    command: ["python", "-ISc", `import urllib.request as r; r.urlopen(${JSON.stringify(url)}, timeout=4)`],
    intervalSeconds: 15,
  };
}
