import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Stands in for GitHub's command `gh`, since no GitHub is here: it writes down how it was called and what it was to post, and
 * knows of one comment, if it is told to.
 */
export class GhStub {
  /** Folder to put first on PATH. */
  public readonly bin: string;

  public constructor(private readonly folder: string) {
    this.bin = join(folder, "bin");
    mkdirSync(this.bin, { recursive: true });
    const script = `#!/usr/bin/env bash
printf '%s\\n' "$*" >> "${join(folder, "calls")}"
case "$*" in
  *--paginate*) cat "${join(folder, "comments")}" ;;
  *body=@comment.md*) cp comment.md "${join(folder, "body")}" ;;
  *) exit 1 ;;
esac
`;
    writeFileSync(join(this.bin, "gh"), script);
    chmodSync(join(this.bin, "gh"), 0o755);
    this.knows("");
  }

  /** Ids of the comments it tells of. */
  public knows(ids: string): void {
    writeFileSync(join(this.folder, "comments"), ids);
    writeFileSync(join(this.folder, "calls"), "");
  }

  /** How it was called since it was told what it knows. */
  public get calls(): string[] {
    return readFileSync(join(this.folder, "calls"), "utf8").trim().split("\n");
  }

  /** Text of the comment it was given last. */
  public get body(): string {
    return readFileSync(join(this.folder, "body"), "utf8");
  }
}
