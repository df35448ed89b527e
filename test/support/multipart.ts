import { randomBytes } from "node:crypto";
import type { UploadFile } from "./upload-file";

/** The body of a form with a file. */
export class Multipart {
  /** The body for `fields` and `file`, with a boundary of its own. */
  public static of(fields: Record<string, string>, file: UploadFile): Multipart {
    const boundary = `----form${randomBytes(12).toString("hex")}`;
    const parts: Buffer[] = Object.entries(fields).map(([name, value]) =>
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${escape(name)}"\r\n\r\n${value}\r\n`),
    );
    const disposition = `form-data; name="${escape(file.field)}"; filename="${escape(file.name)}"`;
    const type = file.contentType ?? "application/octet-stream";
    parts.push(
      Buffer.from(`--${boundary}\r\nContent-Disposition: ${disposition}\r\nContent-Type: ${type}\r\n\r\n`),
      file.content,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    );
    return new Multipart(`multipart/form-data; boundary=${boundary}`, Buffer.concat(parts));
  }

  private constructor(
    public readonly contentType: string,
    public readonly body: Buffer,
  ) {}
}

function escape(name: string): string {
  return name.replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/"/g, "%22");
}
