const USUAL_SECONDS = 20;

/** Seconds between two pings on a websocket: a proxy cuts one that is silent for as long as it waits for an answer. */
export function websocketPingSeconds(requestTimeoutSeconds: number): number {
  return Math.max(1, Math.min(USUAL_SECONDS, Math.floor(requestTimeoutSeconds / 2)));
}
