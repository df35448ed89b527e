import { request } from "node:http";
import type { Way } from "./way";

/** What came of a stream, in milliseconds after its beginning. */
export interface Arrivals {
  readonly times: readonly number[];
  readonly text: string;
}

/** Reads a stream to its end, or leaves it after so many pieces. */
export function readStream({ port, host }: Way, path: string, most = Infinity): Promise<Arrivals> {
  return new Promise((resolve, reject) => {
    const begin = Date.now();
    const times: number[] = [];
    let text = "";
    const asked = request({ host: "127.0.0.1", port, path, agent: false, headers: { host } }, (response) => {
      response.on("data", (piece: Buffer) => {
        times.push(Date.now() - begin);
        text += piece.toString();
        if (times.length < most) return;
        asked.destroy();
        resolve({ times, text });
      });
      response.on("end", () => resolve({ times, text }));
      response.on("error", reject);
    });
    asked.setTimeout(30_000, () => asked.destroy(new Error(`nothing came from ${path} for 30 s`)));
    asked.on("error", reject);
    asked.end();
  });
}

/** Reads nothing for so many seconds after the first piece; gives the number of bytes that came in the end. */
export function readPausing({ port, host }: Way, path: string, seconds: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    const asked = request({ host: "127.0.0.1", port, path, agent: false, headers: { host } }, (response) => {
      response.once("data", () => {
        response.pause();
        setTimeout(() => response.resume(), seconds * 1000);
      });
      response.on("data", (piece: Buffer) => (bytes += piece.length));
      response.on("close", () => resolve(bytes));
      response.on("error", () => resolve(bytes));
    });
    asked.on("error", reject);
    asked.end();
  });
}
