import { post, type Probe, smuggled } from "./probe";

const END = "0\r\n\r\n";

/** Ways to say `Transfer-Encoding` that one program takes for it and another does not. */
export function codings(host: string): Probe[] {
  const hidden = `${END}${smuggled(host)}`;
  // To who knows of no chunks the body is everything; to who does it is nothing, and another request follows.
  const coded = (name: string, lines: string): Probe => ({
    name,
    request: post(host, `Content-Length: <all>\r\n${lines}`, hidden),
    bodies: [hidden, ""],
  });
  const chunk = smuggled(host);
  return [
    coded("chunked beside a length", "Transfer-Encoding: chunked\r\n"),
    coded("a space before the colon", "Transfer-Encoding : chunked\r\n"),
    coded("a tab before the value", "Transfer-Encoding:\tchunked\r\n"),
    coded("a tab behind the value", "Transfer-Encoding: chunked\t\r\n"),
    coded("a vertical tab before the value", "Transfer-Encoding: \x0bchunked\r\n"),
    coded("xchunked", "Transfer-Encoding: xchunked\r\n"),
    coded("capitals", "TRANSFER-ENCODING: CHUNKED\r\n"),
    coded("quotes", 'Transfer-Encoding: "chunked"\r\n'),
    coded("a parameter", "Transfer-Encoding: chunked;a=b\r\n"),
    coded("a comma before", "Transfer-Encoding: ,chunked\r\n"),
    coded("identity behind", "Transfer-Encoding: chunked, identity\r\n"),
    coded("identity before", "Transfer-Encoding: identity, chunked\r\n"),
    coded("gzip before", "Transfer-Encoding: gzip, chunked\r\n"),
    coded("twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"),
    coded("two lines that differ", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n"),
    coded("two lines that differ, the other way round", "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n"),
    coded("a folded value", "Transfer-Encoding:\r\n chunked\r\n"),
    coded("a folded line", "X-A: a\r\n Transfer-Encoding: chunked\r\n"),
    coded("behind a lonely line feed", "X-A: a\nTransfer-Encoding: chunked\r\n"),
    coded("behind a lonely carriage return", "X-A: a\rTransfer-Encoding: chunked\r\n"),
    coded("a NUL behind", "Transfer-Encoding: chunked\0\r\n"),
    coded("a byte above ASCII", "Transfer-Encoding: \xa0chunked\r\n"),
    coded("underscores", "Transfer_Encoding: chunked\r\n"),
    coded("content coding", "Content-Encoding: chunked\r\n"),
    coded("named by Connection", "Transfer-Encoding: chunked\r\nConnection: Transfer-Encoding\r\n"),
    { ...coded("HTTP/1.0", ""), request: coded("", "Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n").request.replace("HTTP/1.1", "HTTP/1.0") },
    {
      name: "the length is that of the first line of chunks",
      request: post(host, "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", `${chunk.length.toString(16)}\r\n${chunk}\r\n${END}`),
      bodies: [chunk],
    },
  ];
}

/** Lengths that are none, or two. */
export function lengths(host: string): Probe[] {
  const all = `hello${smuggled(host)}`;
  // A second request lies behind the five bytes, for who does not see it as a part of the body.
  const counted = (name: string, lines: string, bodies: string[] = []): Probe => ({ name, request: post(host, lines, all), bodies });
  return [
    counted("two that differ", "Content-Length: 5\r\nContent-Length: <all>\r\n"),
    counted("two that differ, the other way round", "Content-Length: <all>\r\nContent-Length: 5\r\n"),
    counted("a list that differs", "Content-Length: 5, <all>\r\n"),
    counted("twice the same", "Content-Length: <all>\r\nContent-Length: <all>\r\n", [all]),
    counted("a list of the same", "Content-Length: <all>, <all>\r\n", [all]),
    counted("a plus sign", "Content-Length: +<all>\r\n"),
    counted("a minus sign", "Content-Length: -1\r\n"),
    counted("a space inside", "Content-Length: 5 5\r\n"),
    counted("hexadecimal", "Content-Length: 0x5\r\n"),
    counted("letters behind", "Content-Length: 5abc\r\n"),
    counted("a point", "Content-Length: 5.0\r\n"),
    counted("zeros before", "Content-Length: 00<all>\r\n", [all]),
    counted("no digits", "Content-Length: \r\n"),
    counted("more than 64 bits", "Content-Length: 18446744073709551621\r\n"),
    counted("a space before the colon", "Content-Length : 5\r\nContent-Length: <all>\r\n", [all]),
    counted("an underscore beside it", "Content_Length: 5\r\nContent-Length: <all>\r\n", [all]),
    counted("a vertical tab", "Content-Length: \x0b5\r\n"),
    counted("a NUL behind", "Content-Length: 5\0\r\n"),
    counted("folded", "Content-Length: <all>\r\n 5\r\n"),
    counted("named by Connection", "Content-Length: <all>\r\nConnection: Content-Length\r\n", [all]),
    { name: "a body of GET", request: post(host, "Content-Length: <all>\r\n", all).replace("POST", "GET"), bodies: [all] },
  ];
}
