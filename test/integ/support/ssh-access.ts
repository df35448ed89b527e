import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { must } from "./must";

/** Keys by what becomes of those who hold them. */
const KEYS = ["user", "without-docker", "stranger"] as const;

/** How one logs in to a machine by ssh: keys made for one test, in a folder that goes with it. */
export class SshAccess {
  /** As a stack's provider and the Docker CLI name it. */
  public readonly host: string;

  /**
   * Holds an `ssh` that logs in there: the Docker CLI takes no options of ssh, and would read them from the home folder.
   * For the beginning of PATH.
   */
  public readonly commands: string;

  public constructor(private readonly folder: string, private readonly address: string, private readonly port: number) {
    this.host = `ssh://root@${address}:${port}`;
    this.commands = join(folder, "bin");
    mkdirSync(this.commands, { recursive: true });
    for (const key of ["host", ...KEYS]) must("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", key, "-f", join(folder, key)]);
    writeFileSync(join(folder, "known_hosts"), `[${address}]:${port} ${this.publicKey("host")}`);
    // To this one the far side shows no command 'docker'.
    const closed = `command="PATH=/nowhere; eval $SSH_ORIGINAL_COMMAND" ${this.publicKey("without-docker")}`;
    // No shell: what Docker asks of ssh is this one command.
    const open = `restrict,command="docker system dial-stdio" ${this.publicKey("user")}`;
    writeFileSync(join(folder, "authorized_keys"), open + closed);
    const options = this.options().map((option) => `'${option}'`).join(" ");
    const real = must("sh", ["-c", "command -v ssh"]);
    writeFileSync(join(this.commands, "ssh"), `#!/bin/sh\nexec ${real} ${options} "$@"\n`, { mode: 0o755 });
  }

  /** For `sshOpts` of a stack's provider. */
  public options({ key = "user", isKnown = true }: { key?: (typeof KEYS)[number]; isKnown?: boolean } = {}): string[] {
    const settings = {
      BatchMode: "yes",
      IdentitiesOnly: "yes",
      UserKnownHostsFile: isKnown ? join(this.folder, "known_hosts") : "/dev/null",
      StrictHostKeyChecking: "yes",
      // A connection that is open already asks for no key and no name.
      ControlMaster: isKnown ? "auto" : "no",
      ControlPath: isKnown ? join(this.folder, `${key}-%C`) : "none",
      ControlPersist: "60",
    };
    return ["-F", "none", "-i", join(this.folder, key), ...Object.entries(settings).flatMap(([name, value]) => ["-o", `${name}=${value}`])];
  }

  /** What its sshd is told. @param engine socket of the Docker engine that those who log in meet */
  public daemonConfiguration(engine: string): string {
    return [
      `ListenAddress ${this.address}:${this.port}`,
      `HostKey ${join(this.folder, "host")}`,
      `AuthorizedKeysFile ${join(this.folder, "authorized_keys")}`,
      "StrictModes no",
      "PidFile none",
      "UsePAM no",
      "PasswordAuthentication no",
      "KbdInteractiveAuthentication no",
      "PermitRootLogin prohibit-password",
      `SetEnv DOCKER_HOST=${engine}`,
      "",
    ].join("\n");
  }

  public answers(): boolean {
    return this.ssh("true") === 0;
  }

  /** Ends the connection that is kept for the next command. */
  public close(): void {
    this.ssh("-O", "exit");
  }

  private ssh(...args: string[]): number | null {
    const before = args[0].startsWith("-") ? args : [];
    const command = before.length > 0 ? [] : args;
    const target = ["-p", String(this.port), `root@${this.address}`];
    return spawnSync("ssh", [...this.options(), ...before, ...target, ...command], { stdio: "ignore", timeout: 10_000 }).status;
  }

  private publicKey(name: string): string {
    return readFileSync(join(this.folder, `${name}.pub`), "utf8");
  }
}
