import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isInstalled } from "../../../cli/process";
import { must } from "./must";
import { SshAccess } from "./ssh-access";
import { until } from "./until";

/** Of the range for tests of networks, where nothing real has an address (RFC 2544). */
const NETWORK = { here: "198.18.190.1", there: "198.18.190.2", bits: 30, interface: "wsfar0" };
const SSH_PORT = 18_190;
/** Daemons are not in the search path of every shell. */
const PATH = `${process.env.PATH ?? ""}:/usr/sbin:/sbin`;
const PROGRAMS = ["dockerd", "docker", "ip", "nsenter", "sshd", "ssh", "ssh-keygen", "unshare"];
const START_SECONDS = 60;
const STOP_SECONDS = 60;

/**
 * The machine's first process. Its `/run` is its own, and with it all that a Docker engine and its containerd leave there.
 * It ends when its standard input does, so it never outlives the test, and takes its containers and its data along.
 */
const FIRST_PROCESS = `
trap '' INT HUP
mount --make-rprivate /
mount -t tmpfs -o mode=755 far /run
mkdir -p /run/sshd /run/lock /var/lib/docker
mount --bind "$1/data" /var/lib/docker
# A root that is locked may not log in by key either.
printf 'root:*:19000:0:99999:7:::\\n' > "$1/shadow"
mount --bind "$1/shadow" /etc/shadow
hostname far
ip link set lo up
dockerd --config-file "$1/daemon.json" --data-root /var/lib/docker --host unix:///run/docker.sock &
engine=$!
read -r cable
$(command -v sshd) -f "$1/sshd_config" -E "$1/sshd.log"
read -r end || true
docker --host unix:///run/docker.sock ps -aq | xargs -r docker --host unix:///run/docker.sock rm -f > /dev/null
kill $engine
wait $engine || true
umount -R /var/lib/docker
rm -rf "$1"
`;

/**
 * A second machine on this one, as far as a deploy can tell: it has its own Docker engine, network and `/run`, and is
 * reached by ssh only. Its network has a firewall of its own because two
 * engines that share one delete each other's rules.
 */
export class FarMachine {
  /** Why there can be none on this machine; undefined where there can. */
  public static missing(): string | undefined {
    if (process.platform !== "linux") return "it takes Linux";
    if (process.getuid?.() !== 0) return "a second Docker engine takes root";
    const absent = PROGRAMS.filter((program) => !isInstalled(program, PATH));
    return absent.length === 0 ? undefined : `not installed: ${absent.join(", ")} (packages docker.io, iproute2, openssh-client, openssh-server, util-linux)`;
  }

  public static async start(): Promise<FarMachine> {
    const machine = new FarMachine();
    try {
      await machine.boot();
    } catch (error) {
      const log = machine.log();
      await machine.stop();
      throw new Error(`the second machine does not start: ${String(error)}\n${log}`);
    }
    return machine;
  }

  public readonly address = NETWORK.there;

  /** How one logs in there. */
  public readonly access: SshAccess;

  /** Of its engine, for a test that looks at it without ssh. */
  public get socket(): string {
    return `unix:///proc/${this.pid}/root/run/docker.sock`;
  }

  private readonly folder = mkdtempSync(join(tmpdir(), "webstack-far-"));
  private readonly process: ChildProcess;

  private constructor() {
    mkdirSync(join(this.folder, "data"));
    writeFileSync(join(this.folder, "daemon.json"), "{}");
    this.access = new SshAccess(join(this.folder, "ssh"), this.address, SSH_PORT);
    writeFileSync(join(this.folder, "sshd_config"), this.access.daemonConfiguration("unix:///run/docker.sock"));
    const log = openSync(join(this.folder, "engine.log"), "a");
    const namespaces = ["--mount", "--net", "--pid", "--uts", "--fork", "--kill-child", "--mount-proc"];
    // In a group of its own: Ctrl-C at the terminal is the test's to handle.
    this.process = spawn("unshare", [...namespaces, "sh", "-euc", FIRST_PROCESS, "far-machine", this.folder], {
      detached: true,
      env: { ...process.env, PATH },
      stdio: ["pipe", log, log],
    });
    closeSync(log);
  }

  /** Runs the Docker CLI at its engine and gives what it prints. */
  public docker(...args: string[]): string {
    return must("docker", ["--host", this.socket, ...args]);
  }

  /** Names of its containers, the running ones unless asked for all, that carry all of these labels. */
  public containers(labels: { readonly [name: string]: string }, { all = false } = {}): string[] {
    const filters = Object.entries(labels).flatMap(([name, value]) => ["--filter", `label=webstack.${name}=${value}`]);
    return this.docker("ps", ...(all ? ["-a"] : []), ...filters, "--format", "{{.Names}}").split("\n").filter(Boolean).sort();
  }

  /** Carries images over from the engine of the tests. */
  public load(images: readonly string[]): void {
    must("sh", ["-c", `docker save "$@" | docker --host "$0" load`, this.socket, ...images]);
  }

  /** Puts a file there, below its `/run`, which nobody sees from here. */
  public write(path: string, text: string): void {
    const file = `/proc/${this.pid}/root/run/${path}`;
    writeFileSync(file, text, { mode: 0o600 });
  }

  /** Ends it with all that ran on it. */
  public async stop(): Promise<void> {
    this.access.close();
    const ended = (): boolean => this.process.exitCode !== null || this.process.signalCode !== null;
    this.process.stdin?.end();
    try {
      await until("the second machine has ended", STOP_SECONDS, ended);
    } catch (error) {
      this.process.kill("SIGKILL");
      throw error;
    } finally {
      rmSync(this.folder, { recursive: true, force: true });
    }
  }

  private async boot(): Promise<void> {
    await until("its first process runs", START_SECONDS, () => existsSync(`/proc/${this.pid}/root/run/docker.sock`) && this.docker("version") !== "");
    const { here, there, bits, interface: cable } = NETWORK;
    must("ip", ["link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", String(this.pid)]);
    must("ip", ["address", "add", `${here}/${bits}`, "dev", cable]);
    must("ip", ["link", "set", cable, "up"]);
    const inside = (...args: string[]): string => must("nsenter", ["-t", String(this.pid), "-n", "ip", ...args]);
    inside("address", "add", `${there}/${bits}`, "dev", "eth0");
    inside("link", "set", "eth0", "up");
    this.process.stdin?.write("connected\n");
    await until("it lets one log in", START_SECONDS, () => this.access.answers());
  }

  /** Of its first process, as this machine counts. */
  private get pid(): number {
    if (this.process.pid === undefined) throw new Error("'unshare' cannot be run");
    const children = readFileSync(`/proc/${this.process.pid}/task/${this.process.pid}/children`, "utf8").trim();
    if (children === "") throw new Error("its first process has ended");
    return Number(children.split(" ")[0]);
  }

  private log(): string {
    return ["engine.log", "sshd.log"]
      .map((file) => join(this.folder, file))
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, "utf8").split("\n").slice(-15).join("\n"))
      .join("\n");
  }
}
