import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Database, type IDatabase, Secret } from "../../../lib";
import { docker } from "./docker";
import { neededImages } from "./needed-images";
import { until } from "./until";

/** Somebody else on the Docker host, who owns the file with the password and lets nobody read it. */
const OWNER = 12_345;

/** A PostgreSQL server that no stack knows, on a network of its own. */
export class ExternalServer {
  /** Everything a quoting goes wrong with. */
  public readonly password = `p@ss:w/ord?#% '"\\ \${HOME} %{ if } $$HOME é`;
  private readonly folder = mkdtempSync(join(tmpdir(), "webstack-external-"));

  public constructor(private readonly name: string) {}

  public async start(): Promise<void> {
    docker("network", "create", this.network);
    const variables = { POSTGRES_USER: "their_user", POSTGRES_DB: "their_database", POSTGRES_PASSWORD: this.password };
    const settings = Object.entries(variables).flatMap(([variable, value]) => ["--env", `${variable}=${value}`]);
    docker("run", "--detach", "--name", this.name, "--network", this.network, ...settings, image("postgres"));
    const store = 'printf %s "$PASSWORD" > /made/password; chmod 0400 /made/password; chown "$0" /made/password';
    const mount = ["--volume", `${this.folder}:/made`, "--env", `PASSWORD=${this.password}`];
    docker("run", "--rm", "--network", "none", ...mount, image("busybox"), "sh", "-c", store, String(OWNER));
    await until("the external server answers", 60, () => this.sql("select 1") === "1");
  }

  public database(): IDatabase {
    return Database.external({
      hostname: this.name,
      databaseName: "their_database",
      userName: "their_user",
      password: Secret.fromHostFile(this.passwordFile),
      networkName: this.network,
    });
  }

  public sql(statement: string): string {
    return docker("exec", this.name, "psql", "-h", "127.0.0.1", "-U", "their_user", "-d", "their_database", "-qAtc", statement);
  }

  public get passwordFile(): string {
    return join(this.folder, "password");
  }

  public dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get network(): string {
    return `${this.name}-net`;
  }
}

function image(repository: string): string {
  const name = neededImages().find((one) => one.includes(`/${repository}:`) || one.startsWith(`${repository}:`));
  if (name === undefined) throw new Error(`the shop needs no image '${repository}' any more`);
  return name;
}
