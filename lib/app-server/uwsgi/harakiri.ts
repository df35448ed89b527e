/** Seconds a process may take for a request: fewer than the proxy waits. */
export function harakiriSeconds(requestTimeoutSeconds: number, given?: number): number {
  if (requestTimeoutSeconds < 2) {
    throw new Error(
      `'requestTimeoutSeconds' must be at least 2 with 'Uwsgi', whose harakiri is a whole number of seconds below it, got ${requestTimeoutSeconds}`,
    );
  }
  if (given !== undefined && given >= requestTimeoutSeconds) {
    throw new Error(
      `'harakiriSeconds' of 'Uwsgi' must be less than 'requestTimeoutSeconds' (${requestTimeoutSeconds}), or the proxy gives up first, got ${given}`,
    );
  }
  return given ?? Math.floor(requestTimeoutSeconds * 0.9);
}
