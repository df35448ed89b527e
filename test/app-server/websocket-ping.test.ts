import { websocketPingSeconds } from "../../lib/app-server/websocket-ping";

test.each([[60, 20], [41, 20], [30, 15], [5, 2], [2, 1], [1, 1]])(
  "where the proxy waits %d seconds, a ping comes every %d",
  (requestTimeoutSeconds, seconds) => {
    expect(websocketPingSeconds(requestTimeoutSeconds)).toBe(seconds);
  },
);
