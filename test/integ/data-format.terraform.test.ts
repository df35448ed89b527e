import { Database, type DatabaseProps, MySql, Postgres } from "../../lib";
import { mirroredName } from "../../lib/container/image-mirror";
import { Deployment } from "./support/deployment";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { docker, named, sql, sweep } from "./support/docker";
import { logs } from "./support/inside";
import { imageMirror } from "./support/shop";

const STACK = "wsformat";
const deployment = new Deployment();

function synth(props: DatabaseProps): void {
  deployment.synth({ [STACK]: (stack) => void new Database(stack, "Database", props) });
}

async function failure(): Promise<string> {
  const outcome = await (await deployment.terraform(STACK)).apply(120);
  expect(outcome.code).toBe(1);
  // Terraform breaks its lines.
  return outcome.output.replace(/[\s│╷╵]+/g, " ");
}

/** An image with a shell that is here already. */
const toolsImage = (): string => mirroredName("busybox:1.37.0", imageMirror());
const server = (): string => docker("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", `${STACK}-database`);

describeWithTerraform("data that a server could not open", () => {
  beforeAll(() => sweep(`${STACK}-`));

  afterAll(async () => {
    await deployment.destroy(STACK);
    sweep(`${STACK}-`);
    deployment.dispose();
  });

  test("is refused at the plan, while the server that can open it goes on", async () => {
    synth({});
    await deployment.deploy(STACK);
    sql(`${STACK}-database`, "app", "create table note (text text)");
    const before = server();
    for (const engine of [new Postgres({ version: "17.6-trixie" }), new MySql()]) {
      synth({ engine });
      const { dataFormat } = engine.bind({
        memoryMiB: 512, cpus: 1, administratorPasswordFile: "/a", passwordFile: "/b", databaseName: "app", userName: "app", extensions: [], hostname: "h", waitSeconds: 1,
      });
      expect(await failure()).toContain(
        `at '${STACK}/Database': the data in the volume '${STACK}-database-data' is that of PostgreSQL 18, got an engine for ${dataFormat}, which cannot open it`,
      );
      expect(server()).toBe(before);
    }
    synth({ engine: new Postgres() });
    await (await deployment.terraform(STACK)).expectEmptyPlan();
  });

  test("may be left behind for a new volume", async () => {
    synth({ volumeName: `${STACK}-second` });
    await deployment.deploy(STACK);
    expect(sql(`${STACK}-database`, "app", "select count(*) from information_schema.tables where table_name = 'note'")).toBe("0");
    synth({ volumeName: `${STACK}-second`, engine: new Postgres({ version: "17.6-trixie" }) });
    expect(await failure()).toContain(`the data in the volume '${STACK}-second' is that of PostgreSQL 18`);
  });

  test.each([
    ["an older PostgreSQL", "data17", "echo 17 > /data/PG_VERSION", "the volume holds data of version 17, which PostgreSQL 18 cannot open"],
    ["MySQL", "mysql", "touch /data/ibdata1 /data/mysql.ibd", "which PostgreSQL 18 cannot open"],
  ])("is refused in an adopted volume of %s", async (_, suffix, make, message) => {
    const volumeName = `${STACK}-${suffix}`;
    docker("run", "--rm", "-v", `${volumeName}:/data`, toolsImage(), "sh", "-c", make);
    synth({ volumeName });
    await failure();
    // The one before it goes only when this one has succeeded.
    const job = named("container", `${STACK}-database-data-check`).at(-1) ?? "";
    expect(logs(job)).toContain(message);
    expect(named("container", `${STACK}-database`)).not.toContain(`${STACK}-database`);
  });
});
