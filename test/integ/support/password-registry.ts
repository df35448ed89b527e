import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { waitUntil } from "../../../cli/process";
import { must } from "./must";

const START_SECONDS = 20;
/** So it never outlives the test, however that ends. */
const UNTIL_INPUT_ENDS = '"$0" serve "$1" & read -r end; kill $!; wait $!';

/** Of the password below, as `htpasswd -nbB` makes it. */
const HASH = "$2b$05$abcdefghijklmnopqrstuuXYMw3WCw6kE0gN1Lxb5mlQfRvvUg8O.";

/** An image registry on this machine that asks for a name and a password. */
export class PasswordRegistry {
  public readonly user = "shop-deploy";
  public readonly password = "s3cret+of/the registry";
  public readonly address: string;

  /** A file as `docker login` writes it. */
  public readonly credentials: string;

  private readonly folder = mkdtempSync(join(tmpdir(), "webstack-password-registry-"));
  private readonly process: ChildProcess;

  public constructor(program: string, port: number) {
    this.address = `127.0.0.1:${port}`;
    const settings = {
      version: 0.1,
      log: { level: "warn" },
      storage: { filesystem: { rootdirectory: join(this.folder, "data") } },
      http: { addr: this.address, secret: "of this test" },
      auth: { htpasswd: { realm: "test", path: join(this.folder, "htpasswd") } },
    };
    const client = join(this.folder, "client");
    this.credentials = join(client, "config.json");
    mkdirSync(client);
    writeFileSync(this.credentials, JSON.stringify({ auths: { [this.address]: { auth: this.encoded } } }));
    writeFileSync(join(this.folder, "htpasswd"), `${this.user}:${HASH}\n`);
    // JSON is YAML.
    writeFileSync(join(this.folder, "config.yml"), JSON.stringify(settings));
    const log = openSync(join(this.folder, "log"), "a");
    this.process = spawn("sh", ["-c", UNTIL_INPUT_ENDS, program, join(this.folder, "config.yml")], { stdio: ["pipe", log, log] });
    closeSync(log);
  }

  /** Name and password as HTTP and Docker's file of credentials write them. */
  public get encoded(): string {
    return Buffer.from(`${this.user}:${this.password}`).toString("base64");
  }

  /** Waits until it asks for a password. */
  public async untilReady(): Promise<void> {
    const ask = (): Promise<boolean> => fetch(`http://${this.address}/v2/`).then(({ status }) => status === 401, () => false);
    if (await waitUntil(ask, START_SECONDS)) return;
    throw new Error(`no registry that asks for a password at ${this.address} within ${START_SECONDS} s:\n${readFileSync(join(this.folder, "log"), "utf8")}`);
  }

  /** Moves an image there: the engine has it no more. @returns the name it is pulled by */
  public take(image: string, tag: string): string {
    const name = `${this.address}/${tag}`;
    must("docker", ["tag", image, name]);
    must("docker", ["--config", join(this.folder, "client"), "push", "--quiet", name], 200);
    must("docker", ["image", "rm", image, name]);
    return name;
  }

  public async stop(): Promise<void> {
    if (this.process.exitCode === null) {
      const ended = once(this.process, "close");
      this.process.stdin?.end();
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
