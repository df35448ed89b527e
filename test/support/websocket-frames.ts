import { randomBytes } from "node:crypto";

/** Kinds of frame. */
export enum Opcode {
  CONTINUATION = 0,
  TEXT = 1,
  BINARY = 2,
  CLOSE = 8,
  PING = 9,
  PONG = 10,
}

/** One whole message or control frame. */
export interface Frame {
  readonly opcode: Opcode;
  readonly payload: Buffer;
}

/** A frame as a client sends it: whole, and masked. */
export function encodeFrame(opcode: Opcode, payload: Buffer): Buffer {
  const mask = randomBytes(4);
  const masked = Buffer.from(payload);
  masked.forEach((byte, index) => (masked[index] = byte ^ mask[index % 4]));
  return Buffer.concat([Buffer.from([0x80 | opcode]), lengthBytes(payload.length), mask, masked]);
}

/** Puts the bytes of a server together to frames; fragments of a message become one. */
export class FrameReader {
  private bytes = Buffer.alloc(0);
  private begun?: { opcode: Opcode; parts: Buffer[] };

  public push(chunk: Buffer): void {
    this.bytes = Buffer.concat([this.bytes, chunk]);
  }

  /** The next frame, if it is whole. */
  public shift(): Frame | undefined {
    for (let read = this.read(); read !== undefined; read = this.read()) {
      const { final, opcode, payload } = read;
      if (opcode >= Opcode.CLOSE) return { opcode, payload };
      if (opcode !== Opcode.CONTINUATION) this.begun = { opcode, parts: [] };
      if (this.begun === undefined) throw new Error("a fragment came before the beginning of its message");
      this.begun.parts.push(payload);
      if (final) return { opcode: this.begun.opcode, payload: Buffer.concat(this.begun.parts) };
    }
    return undefined;
  }

  private read(): { final: boolean; opcode: Opcode; payload: Buffer } | undefined {
    const { bytes } = this;
    if (bytes.length < 2) return undefined;
    if (bytes[1] & 0x80) throw new Error("a server must not mask its frames");
    const short = bytes[1] & 0x7f;
    const start = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (bytes.length < start) return undefined;
    const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
    if (bytes.length < start + length) return undefined;
    this.bytes = bytes.subarray(start + length);
    return { final: (bytes[0] & 0x80) !== 0, opcode: (bytes[0] & 0x0f) as Opcode, payload: bytes.subarray(start, start + length) };
  }
}

function lengthBytes(length: number): Buffer {
  if (length < 126) return Buffer.from([0x80 | length]);
  const bytes = Buffer.alloc(length < 65_536 ? 3 : 9);
  if (length < 65_536) {
    bytes[0] = 0x80 | 126;
    bytes.writeUInt16BE(length, 1);
  } else {
    bytes[0] = 0x80 | 127;
    bytes.writeBigUInt64BE(BigInt(length), 1);
  }
  return bytes;
}
