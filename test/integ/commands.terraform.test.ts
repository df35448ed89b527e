import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Browser } from "../support/browser";
import { DeployedShop } from "./support/deployed-shop";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { docker, sql } from "./support/docker";
import { Shop } from "./support/shop";
import { until } from "./support/until";
import { untilPrinted } from "./support/until-printed";
import { webstack, webstackPath } from "./support/webstack";

const ID = "wscommand";
const PSQL = ["psql", "-U", "postgres", "-d", "shop", "-qAt"];

/** What the tests look at of what `ps --json` prints. */
interface Seen {
  readonly ok: boolean;
  readonly summary: string;
  readonly services: readonly { readonly label: string; readonly release?: string; readonly live: boolean; readonly memoryBytes?: number }[];
  readonly jobs: readonly { readonly label: string; readonly exitCode?: number }[];
}

interface Line {
  readonly time: string;
  readonly construct: string;
  readonly part?: string;
  readonly replica?: number;
  readonly release?: string;
  readonly text: string;
}

describeWithTerraform("a deployed shop at the command line", () => {
  const shop = new DeployedShop(ID, 18_150);
  const visitor = new Browser({ port: shop.port, host: shop.host });
  const command = (args: string[], input?: string) => webstack(args, { cwd: shop.folder, input });

  /** Starts a command that goes on, and gives what it has printed so far. */
  function start(program: string, ...args: string[]): { child: ChildProcess; printed: () => string; ended: Promise<unknown[]> } {
    const child = spawn(program, args, { cwd: shop.folder, stdio: ["pipe", "pipe", "inherit"], timeout: 120_000, killSignal: "SIGKILL" });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (piece: string) => (text += piece));
    return { child, printed: () => text, ended: once(child, "close") };
  }

  async function site(): Promise<Seen> {
    return JSON.parse((await command(["ps", ID, "--json"])).stdout) as Seen;
  }

  async function liveRelease(): Promise<string> {
    const live = (await site()).services.find(({ release, live: isLive }) => isLive && release !== undefined);
    return live?.release ?? "none";
  }

  test("exec runs in the live release with its secrets, and ends as the command does", async () => {
    const result = await command(["exec", ID, "Site", "--", "sh", "-c", 'echo "${#SECRET_KEY} ${DATABASE_URL%%:*} $WEBSTACK_RELEASE $1"; exit 7', "sh", "a  b"]);
    const release = await liveRelease();
    expect(result).toMatchObject({ code: 7, stdout: `64 postgresql ${release} a  b\n`, stderr: "" });
    const names = await Promise.all(["0", "1"].map((replica) => command(["exec", ID, "AppServer", "--replica", replica, "--", "hostname"])));
    expect(new Set(names.map(({ stdout }) => stdout)).size).toBe(2);
  });

  test("exec hands standard input over, to a database too", async () => {
    expect(await command(["exec", ID, "Database", "--", ...PSQL], "create table typed as select 6 * 7 as answer;\nselect answer from typed;\n")).toMatchObject({ code: 0, stdout: "42\n" });
    expect(sql(`${ID}-database`, "shop", "select answer from typed")).toBe("42");
    expect(await command(["shell", ID], "exit 3\n")).toMatchObject({ code: 3 });
  });

  test("a signal reaches the command in the container", async () => {
    const script = "import signal, sys, time; signal.signal(signal.SIGTERM, lambda *_: sys.exit(9)); print('up', flush=True); time.sleep(60)";
    const { child, ended } = start(process.execPath, webstackPath(), "exec", ID, "AppServer", "--", "python", "-c", script);
    await untilPrinted(child, /up/, 30);
    child.kill("SIGTERM");
    expect(await ended).toEqual([9, null]);
  });

  test("manage runs Django's commands, without and with a person at a terminal", async () => {
    const quiet = ["--noinput", "--username", "robot", "--email", "robot@example.com"];
    expect(await command(["manage", ID, "--", "createsuperuser", ...quiet])).toMatchObject({ code: 0, stdout: "Superuser created successfully.\n" });
    const { stdout, code } = await command(["manage", ID, "--", "check"]);
    expect([code, stdout]).toEqual([0, "System check identified no issues (0 silenced).\n"]);
    const { child, printed, ended } = start("script", "-qec", `'${process.execPath}' '${webstackPath()}' manage ${ID} -- createsuperuser`, "/dev/null");
    const talk = [["Username", "ann"], ["Email", "ann@example.com"], ["Password:", "a-quiet-harbour"], ["(again)", "a-quiet-harbour"]];
    for (const [question, answer] of talk) {
      await until(`the question ${question}`, 30, () => printed().includes(question));
      child.stdin?.write(`${answer}\n`);
    }
    expect(await ended).toEqual([0, null]);
    expect(sql(`${ID}-database`, "shop", "select username from auth_user order by 1")).toBe("ann\nrobot");
  });

  test("logs shows replicas, proxy, database and jobs in the order of time", async () => {
    const { code, stdout } = await command(["logs", ID, "--json"]);
    const lines = stdout.trim().split("\n").map((line) => JSON.parse(line) as Line);
    expect(code).toBe(0);
    expect(lines.map(({ time }) => time)).toEqual(lines.map(({ time }) => time).sort());
    const from = new Set(lines.map(({ construct, part, replica }) => [construct, part, replica].filter((word) => word !== undefined).join(" ")));
    expect([...from]).toEqual(expect.arrayContaining(["AppServer 0", "AppServer 1", "Database", "Proxy", "Proxy route", "Site migrate"]));
    const job = await command(["logs", ID, "Site/migrate", "--tail", "1"]);
    expect(job.stdout).toMatch(/^Site migrate \| .*OK\n$/);
    expect((await command(["logs", ID, "--no-jobs"])).stdout).not.toContain("Site migrate");
    expect((await command(["logs", ID, "Proxy", "--since", "1s", "--no-jobs"])).stdout).toBe("");
  });

  test("logs that are followed show a request and the containers of a new release", async () => {
    const { child, printed, ended } = start(process.execPath, webstackPath(), "logs", ID, "--follow", "--tail", "1");
    const reader = start(process.execPath, webstackPath(), "logs", ID, "Proxy", "--follow", "--tail", "1");
    await until("both to follow", 30, () => printed().includes("Proxy ") && reader.printed().includes("Proxy "));
    await visitor.get("/about/");
    await until("the request", 20, () => /^Proxy +\| .*\/about\//m.test(printed()));
    const before = await liveRelease();
    shop.release("2.0");
    shop.synth();
    reader.child.stdout?.destroy();
    await shop.terraform.deploy();
    // Its reader was gone when the release made it print.
    expect(await reader.ended).toEqual([0, null]);
    const after = await liveRelease();
    expect(after).not.toBe(before);
    await until("the new release", 20, () => new RegExp(`^AppServer.0 ${after} +\\| .*gunicorn`, "m").test(printed()));
    expect(printed()).toMatch(new RegExp(`^AppServer.1 ${before} +\\| .*Shutting down`, "m"));
    expect(printed()).toMatch(/^Site migrate +\| .*0100_release_2_0\.\.\. OK$/m);
    child.kill("SIGINT");
    expect(await ended).toEqual([0, null]);
    const lines = printed().split("\n").filter((line) => line.includes("0100_release_2_0... OK"));
    expect(lines).toHaveLength(1);
  });

  test("ps tells the live release, and what is wrong once a copy is killed", async () => {
    const well = await site();
    expect(well).toMatchObject({ ok: true, problems: [], leftOver: [], missing: [] });
    expect(well.summary).toMatch(new RegExp(`^${ID}: serving release [0-9a-f]{12} since \\d+ (s|min), \\d of 4 containers healthy`));
    expect(well.services.map(({ label, live }) => `${label} ${live}`)).toEqual(["Proxy true", "AppServer.0 true", "AppServer.1 true", "Database true"]);
    expect(well.services.every(({ memoryBytes = 0 }) => memoryBytes > 2 ** 20)).toBe(true);
    expect(well.jobs.find(({ label }) => label === "Site migrate")).toMatchObject({ exitCode: 0 });
    expect(await command(["ps", ID, "--check"])).toMatchObject({ code: 0 });

    const [, killed] = shop.applications();
    docker("kill", killed);
    const wrong = await command(["ps", ID, "--check"]);
    expect(wrong.code).toBe(1);
    expect(wrong.stdout.split("\n")[0]).toMatch(/\d of 4 containers healthy(, \d starting)?; AppServer.1 has exited \(137\), \d s ago$/);
    const refused = await command(["exec", ID, "AppServer", "--replica", "1", "--", "true"]);
    expect(refused).toMatchObject({ code: 2, stderr: "webstack: 'AppServer' has no replica 1 that runs in the live release; there is 0\n" });
    docker("rm", "-f", killed);
    expect((await command(["ps", ID])).stdout).toMatch(/; AppServer.1 is missing\n/);
    await shop.terraform.deploy();
    expect(await command(["ps", ID, "--check"])).toMatchObject({ code: 0 });
  });

  describe("wrong input", () => {
    const never = new Shop("wscommandnever", shop.port);
    const other = join(shop.folder, "other");

    beforeAll(() => {
      never.synth();
      mkdirSync(other);
      const state = join(other, "terraform.tfstate");
      writeFileSync(state, readFileSync(shop.stateFile, "utf8").replace(/"id": "[0-9a-f]/g, '"id": "x'));
      writeFileSync(join(other, "cdk.tf.json"), readFileSync(join(shop.output, "cdk.tf.json"), "utf8").replace(shop.stateFile, state));
    });
    afterAll(() => never.dispose());

    const all: [string, string[], string][] = [
      ["exec in an unknown construct", ["exec", ID, "Shop", "--", "true"], `the stack '${ID}' has no construct 'Shop'; it runs AppServer, Database, Proxy`],
      ["exec in a job", ["exec", ID, "Site/Job-migrate", "--", "true"], "'Site/Job-migrate' has no container that goes on running; choose one of AppServer, Database, Proxy"],
      ["exec of nothing", ["exec", ID, "AppServer"], "missing required argument 'command'"],
      ["manage of what is not Django", ["manage", ID, "--in", "Proxy", "--", "check"], "'Proxy' does not run Django;"],
      ["the shell of an unknown construct", ["shell", ID, "Shop"], "has no construct 'Shop'"],
      ["logs of an unknown construct", ["logs", ID, "Shop"], "has no construct 'Shop'; it has AppServer, Database, Proxy, Site,"],
      ["logs since nobody knows when", ["logs", ID, "--since", "lately"], "'--since' must be a time that has passed"],
      ["a folder that is none", ["ps", "nowhere"], "'nowhere' is no stack's folder"],
      ["another stack of this name", ["exec", other, "AppServer", "--", "true"], `the '${ID}' on `],
      ["an engine that is not there", ["ps", ID, "--host", "unix:///nowhere.sock"], "no Docker engine answers at unix:///nowhere.sock"],
    ];

    test("is refused in one sentence with exit code 2, and nothing is changed", async () => {
      const before = docker("ps", "-a", "--no-trunc", "--filter", `label=webstack.stack=${ID}`, "--format", "{{.ID}} {{.State}}");
      const neverDeployed = ["ps", "logs", "shell"].map((name): [string, string[], string] => [`${name} of a stack never deployed`, [name, never.output], "'wscommandnever' is not deployed to"]);
      for (const [what, args, message] of [...all, ...neverDeployed]) {
        const { code, stdout, stderr } = await command(args);
        expect({ what, code, stdout, lines: stderr.trim().split("\n").filter((line) => !line.startsWith("(--help")).length }).toEqual({ what, code: 2, stdout: "", lines: 1 });
        expect(stderr).toContain(message);
      }
      expect(docker("ps", "-a", "--no-trunc", "--filter", `label=webstack.stack=${ID}`, "--format", "{{.ID}} {{.State}}")).toBe(before);
    });
  });
});
