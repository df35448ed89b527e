import { randomBytes } from "node:crypto";
import { WebSocketClient } from "../../support/websocket";
import type { Cell } from "./cells";
import type { Visitor } from "./visitor";

const MESSAGES = 30;

/** An application that is asynchronous sends back through the proxy what it gets; another one has no websockets. */
export async function checkWebSocket({ port, host, headers, https }: Visitor, { runsAs, server }: Cell): Promise<void> {
  if (runsAs === "wsgi") return;
  const origin = `${https ? "https" : "http"}://${host}`;
  const socket = await WebSocketClient.open({ port, path: "/echo", headers: { host, origin, ...headers }, timeoutSeconds: 10 });
  try {
    // Daphne leaves out what is empty.
    const sizes = [server === "daphne" ? 2 : 0, 1, 125, 126, 65_535, 65_536, 300_000];
    for (let number = 0; number < MESSAGES; number++) {
      const bytes = randomBytes(sizes[number % sizes.length]);
      const message = number % 2 === 0 ? `${number} \u00e9 ${bytes.toString("hex")}` : bytes;
      socket.send(message);
      const answer = await socket.receive();
      expect([number, typeof answer, Buffer.from(answer).equals(Buffer.from(message))]).toEqual([number, typeof message, true]);
    }
    // Without waiting for each other, they keep their order.
    const sent = Array.from({ length: MESSAGES }, (_, number) => `message ${number}`);
    sent.forEach((message) => socket.send(message));
    const received: (string | Buffer)[] = [];
    while (received.length < MESSAGES) received.push(await socket.receive());
    expect(received).toEqual(sent);
    await socket.close();
  } finally {
    socket.destroy();
  }
}
