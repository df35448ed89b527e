import { existsSync, mkdirSync, statSync, symlinkSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { waitUntil } from "../../cli/process";
import { Browser } from "../support/browser";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { containers, docker, sweep } from "./support/docker";
import { encodings } from "./support/encodings";
import { GhStub } from "./support/gh-stub";
import { ImageRegistry } from "./support/image-registry";
import { LocalWorkflow, type LocalJob } from "./support/local-workflow";
import { StateServer } from "./support/state-server";
import type { TinyAnswer } from "./support/tiny-project";
import { UserRepository } from "./support/user-repository";

const STAGING = { id: "wsflow-staging", port: 18_170 };
const PRODUCTION = { id: "wsflow-production", port: 18_171 };
const REGISTRY_PORT = 18_172;
const STATE_PORT = 18_173;
const STATE = `/${PRODUCTION.id}`;

const SECRETS = { "secrets.SSH_KEY": "a key for ssh", "secrets.STATE_KEY_ID": "state-key-id", "secrets.STATE_KEY": "key of the state", "github.token": "ghs_token" };
const VARIABLES = { "vars.DOCKER_HOST": process.env.DOCKER_HOST ?? "unix:///var/run/docker.sock", "vars.SSH_KNOWN_HOSTS": "web1 ssh-ed25519 AAAA", "github.actor": "ada" };

describeWithTerraform("the workflow that users copy, run here", () => {
  const states = new StateServer();
  const registry = new ImageRegistry();
  let repository: UserRepository;
  let gh: GhStub;
  let workflow: LocalWorkflow;
  let home: string;
  let name: string;

  /** A job as the pull request or the merge starts it. */
  function start(name: string, { id, port } = PRODUCTION, variables: Readonly<Record<string, string>> = {}): LocalJob {
    return workflow.job(name, { "vars.SITE_URL": `http://127.0.0.1:${port}/` }, { STACK: id, ...variables });
  }

  /** A pull request has no way to the Docker host. */
  function plan(): LocalJob {
    return start("plan", PRODUCTION, { DOCKER_HOST: "tcp://127.0.0.1:1" });
  }

  /** The job of a merge that makes the image, and the name it hands on. */
  async function image(): Promise<string> {
    return (await start("image").succeed()).output("name");
  }

  function deploy(stack: typeof STAGING, variables: Readonly<Record<string, string>> = {}): LocalJob {
    return start(stack === STAGING ? "staging" : "production", stack, { SHOP_IMAGE: name, ...variables });
  }

  async function answer({ port }: typeof STAGING): Promise<TinyAnswer & { readonly status: number }> {
    const { status, body } = await new Browser({ port, host: `127.0.0.1:${port}` }).get("/");
    return { ...(JSON.parse(body) as TinyAnswer), status };
  }

  /** Ids of the images that the application's containers were made from. */
  function images({ id }: typeof STAGING): string[] {
    const found = containers({ stack: id, construct: "AppServer" }).map((name) => docker("inspect", "--format", "{{.Image}}", name));
    return [...new Set(found)];
  }

  beforeAll(async () => {
    sweep("wsflow-");
    await Promise.all([states.listen(STATE_PORT), registry.listen(REGISTRY_PORT)]);
    repository = new UserRepository({ stacks: { staging: STAGING, production: PRODUCTION }, statePort: STATE_PORT });
    home = join(repository.folder, "home");
    mkdirSync(home);
    // Where Terraform finds the provider without a network.
    if (existsSync(join(homedir(), ".terraform.d"))) symlinkSync(join(homedir(), ".terraform.d"), join(home, ".terraform.d"));
    gh = new GhStub(join(repository.folder, "gh"));
    const runner = { HOME: home, PATH: `${gh.bin}:${process.env.PATH}`, CI: "true", NO_COLOR: "1", TF_CLI_ARGS: "-no-color", GITHUB_REPOSITORY: "Users/Shop", GITHUB_ACTOR: "ada" };
    workflow = new LocalWorkflow({
      expressions: { ...SECRETS, ...VARIABLES, "github.event.pull_request.number": "7", "needs.image.outputs.name": "given below" },
      environment: { ...runner, BUILD_STACK: STAGING.id, REGISTRY: `127.0.0.1:${REGISTRY_PORT}` },
      checkOut: (name) => repository.checkOut(name),
    });
  });

  afterAll(() => {
    sweep("wsflow-");
    states.close();
    registry.close();
    repository.dispose();
    for (const pushed of registry.pushed.map((image) => `127.0.0.1:${REGISTRY_PORT}/${image}`)) {
      if (docker("images", "--quiet", pushed) !== "") docker("rmi", "--force", pushed);
    }
  });

  test("a pull request is checked, and its plan is said on it", async () => {
    expect((await start("check").succeed()).ran).toEqual(["Install", "Lint", "Test", "Synthesize"]);
    await plan().succeed();
    expect(gh.calls.map((call) => call.replace(/ --jq .*/, ""))).toEqual([
      "api --paginate repos/Users/Shop/issues/7/comments",
      "api --silent --method POST repos/Users/Shop/issues/7/comments --field body=@comment.md",
    ]);
    expect(gh.body).toMatch(/^<!-- the plan of wsflow-production -->\n\*\*`wsflow-production`\*\* Plan: \d+ to add, 0 to change, 0 to destroy\.\n/);
    expect(gh.body).toMatch(/\n- `docker_container\.AppServer_Replica0_\w+ will be created`\n/);
    expect([gh.body.length < 65_536, states.states.size, containers({ stack: PRODUCTION.id }, { all: true })]).toEqual([true, 0, []]);
  });

  test("a merge deploys one image to staging and then to production", async () => {
    name = await image();
    expect(name).toMatch(/^127\.0\.0\.1:18172\/users\/shop\/shop:[0-9a-f]{16}$/);
    // The Docker host is another machine than the one that built: it has to pull.
    docker("rmi", name);
    const deployed = await deploy(STAGING).succeed();
    expect(deployed.ran.slice(-3)).toEqual(["Plan", "Deploy", "Ask the site"]);
    await deploy(PRODUCTION).succeed();
    expect([await answer(STAGING), await answer(PRODUCTION)]).toMatchObject([
      { status: 200, name: STAGING.id, version: "1.0" },
      { status: 200, name: PRODUCTION.id, version: "1.0" },
    ]);
    expect([images(STAGING).length, images(PRODUCTION)]).toEqual([1, images(STAGING)]);
    expect(statSync(join(home, ".ssh/deploy")).mode & 0o777).toBe(0o600);
  });

  test("code that has an image is not built again, and a plan of it finds nothing to do and corrects the comment", async () => {
    gh.knows("42\n43\n");
    const [made] = await Promise.all([start("image").succeed(), plan().succeed()]);
    expect(made.log).not.toContain("Successfully built");
    expect(registry.pushed).toHaveLength(1);
    expect(gh.calls.at(-1)).toBe("api --silent --method PATCH repos/Users/Shop/issues/comments/42 --field body=@comment.md");
    expect(gh.body).toContain("**`wsflow-production`** No changes. Your infrastructure matches the configuration.\n");
  });

  test("of two deploys at a time the second waits for the first, and then finds nothing to do", async () => {
    repository.release("2.0");
    name = await image();
    const [first, second] = [deploy(PRODUCTION), deploy(PRODUCTION)];
    await Promise.all([first.runTo("Deploy"), second.runTo("Plan")]);
    const done = first.succeed();
    expect(await waitUntil(() => Promise.resolve(states.locks.get(STATE)?.Operation === "OperationTypeApply"), 60)).toBe(true);
    await Promise.all([done, second.succeed()]);
    expect(first.log).toContain("Apply complete!");
    expect(second.log).toContain("Acquiring state lock. This may take a few moments...");
    expect(second.log).toContain("No changes. Your infrastructure matches the configuration.");
    expect((await answer(PRODUCTION)).version).toBe("2.0");
    expect((await answer(STAGING)).version).toBe("1.0");
  });

  test("a deploy that the lock keeps out for too long changes nothing and says what to do", async () => {
    const before = states.states.get(STATE);
    const lock = { ID: "5d0c7b1e-0000-4000-8000-000000000000", Path: "", Operation: "OperationTypeApply", Who: "ada@laptop", Version: "1.11.4", Created: "2026-01-01T00:00:00Z", Info: "" };
    states.locks.set(STATE, lock);
    const { log, ran } = await deploy(PRODUCTION, { LOCK_TIMEOUT: "1s" }).fail();
    states.locks.delete(STATE);
    expect(ran.slice(-2)).toEqual(["Plan", "Say what to do"]);
    expect(log).toMatch(/Error: Error acquiring the state lock[\s\S]*\nID=5d0c7b1e-/);
    expect(log).toContain(`npx webstack logs ${PRODUCTION.id}`);
    expect(states.states.get(STATE)).toBe(before);
  });

  test("no secret stands in the states on the server or in the comment", () => {
    const known = containers({ stack: PRODUCTION.id, construct: "AppServer" })[0];
    const made = ["secret-key", "stripe-key"].map((secret) => docker("exec", known, "cat", `/run/secrets/${secret}/value`));
    const texts = [...states.states.values(), gh.body];
    expect([states.states.size, texts.every((text) => text.includes("docker_container") || text.includes("wsflow"))]).toEqual([2, true]);
    const found = [...made, ...Object.values(SECRETS)].flatMap((value) => encodings(value).filter((form) => texts.some((text) => text.includes(form))));
    expect([made.every((value) => value.length > 20), found]).toEqual([true, []]);
  });
});
