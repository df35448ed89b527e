import { post, type Probe, smuggled } from "./probe";

const LAST = "0\r\n\r\n";

/** Bodies in pieces that are no good, and some that are. */
export function pieces(host: string): Probe[] {
  const hidden = smuggled(host);
  const more = LAST.length + hidden.length;
  const chunks = (name: string, body: string, bodies: string[] = []): Probe => ({ name, request: post(host, "Transfer-Encoding: chunked\r\n", body), bodies });
  return [
    chunks("as it should be", `5\r\nhello\r\n${LAST}`, ["hello"]),
    chunks("zeros before the size", `0005\r\nhello\r\n${LAST}`, ["hello"]),
    chunks("an extension", `5;a=b\r\nhello\r\n${LAST}`, ["hello"]),
    chunks("an extension in quotes", `5;a="b;c"\r\nhello\r\n${LAST}`, ["hello"]),
    chunks("a trailer", "5\r\nhello\r\n0\r\nX-A: a\r\n\r\n", ["hello"]),
    chunks("a trailer that is a length", "5\r\nhello\r\n0\r\nContent-Length: 50\r\n\r\n", ["hello"]),
    chunks("a trailer that is a coding", "5\r\nhello\r\n0\r\nTransfer-Encoding: chunked\r\n\r\n", ["hello"]),
    chunks("a size that is none", `G\r\nhello\r\n${LAST}${hidden}`),
    chunks("no size", `\r\nhello\r\n${LAST}${hidden}`),
    chunks("a minus sign", `-5\r\nhello\r\n${LAST}${hidden}`),
    chunks("a plus sign", `+5\r\nhello\r\n${LAST}`),
    chunks("0x before the size", `0x5\r\nhello\r\n${LAST}${hidden}`),
    chunks("an underscore in the size", `0_5\r\nhello\r\n${LAST}${hidden}`),
    chunks("a space before the size", ` 5\r\nhello\r\n${LAST}`, ["hello"]),
    chunks("a space behind the size", `5 \r\nhello\r\n${LAST}`, ["hello"]),
    chunks("a space in the size", `5 5\r\nhello\r\n${LAST}`, ["hello"]),
    chunks("a size of more than 64 bits", `10000000000000005\r\nhello\r\n${LAST}${hidden}`),
    chunks("a size of 64 bits", `ffffffffffffffff\r\nhello\r\n${LAST}${hidden}`),
    chunks("more data than the size", `5\r\nhello, world\r\n${LAST}${hidden}`),
    chunks("nothing behind the data", `5\r\nhello${LAST}${hidden}`),
    chunks("two other bytes behind the data", `5\r\nhelloXX${LAST}${hidden}`),
    chunks("line feeds alone", "5\nhello\n0\n\n", ["hello"]),
    chunks("a line feed alone behind the data", `5\r\nhello\n${LAST}`, ["hello"]),
    // To who ends the line at the line feed the data is short, to who does not it is another request.
    chunks("a line feed in an extension", `5;\nxxxxx\r\n${LAST}`, ["xxxxx"]),
    chunks("a line feed in an extension before another request", `2;\nxx\r\n${more.toString(16)}\r\n${LAST}${hidden}`),
    chunks("a carriage return in an extension", `5;a\rb\r\nhello\r\n${LAST}`, ["hello"]),
    chunks("a carriage return alone behind the size", `5\rhello\r\n${LAST}${hidden}`),
    chunks("a NUL in an extension", `5;a\0b\r\nhello\r\n${LAST}`, ["hello"]),
  ];
}
