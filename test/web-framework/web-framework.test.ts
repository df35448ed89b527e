import { type Application, Database, type IWebFrameworkEngine, Secret, type WebFrameworkProps } from "../../lib";
import { defineFramework, Shop } from "../support/shop";
import { newStack } from "../support/synth";

const stack = new Shop({ framework: { environment: { GREETING: "${hello} %{world} $5" }, secrets: { API_KEY: Secret.generated() } } }).synth();

const JOBS = ["Site/Job-check/Resource", "Site/Job-migrate/Resource", "Site/Job-collectstatic/Resource"];

test("the jobs of a release run after the check, and collecting static files beside the migration", () => {
  const [check, migrate, collectstatic] = JOBS.map((path) => stack.edges(path).filter((other) => JOBS.includes(other)));
  expect([check, migrate, collectstatic]).toEqual([[], [JOBS[0]], [JOBS[0]]]);
});

test("a job that fails ends the deploy, and says where its log is", () => {
  const { attach, must_run, restart, provisioner } = stack.at(JOBS[1]);
  expect([attach, must_run, restart]).toEqual([true, false, "no"]);
  expect(provisioner).toEqual([
    {
      "local-exec": {
        command:
          '${self.exit_code == 0 ? "exit 0" : "echo the release job migrate failed - its log: docker logs ${replace(self.name, "/[^0-9A-Za-z_.-]/", "_")} && exit ${self.exit_code}"}',
      },
    },
  ]);
});

test("a user's own jobs come last, with everything the application has", () => {
  const own = new Shop({ framework: { releaseJobs: [{ name: "load", command: ["python", "load.py"] }, { name: "offline", command: ["true"], usesDatabase: false }] } }).synth();
  const load = own.at("Site/Job-load/Resource");
  expect(own.edges("Site/Job-load/Resource")).toContain("Site/Job-collectstatic/Resource");
  expect(load.command?.slice(-3)).toEqual(["--", "python", "load.py"]);
  expect(load.mounts).toEqual(own.at("AppServer/Replica0").mounts);
  expect([own.at("Site/Job-offline/Resource").network_mode, load.network_mode]).toEqual(["none", undefined]);
});

test("the job that collects static files gets neither secrets nor a network, but values that open nothing", () => {
  const { mounts, group_add, network_mode } = stack.at("Site/Job-collectstatic/Resource");
  expect(mounts?.map(({ target, read_only }) => [target, read_only])).toEqual([["/webstack", true], ["/srv/static", false]]);
  expect([group_add, network_mode]).toEqual([undefined, "none"]);
  expect(stack.environment("Site/Job-collectstatic/Resource")).toMatchObject({
    SECRET_KEY: "throw-away",
    API_KEY: "throw-away",
    DATABASE_URL: "postgresql://nobody:throw-away@127.0.0.1:5432/nothing",
  });
});

test("a user's variables reach server and jobs unharmed, past Terraform's templates", () => {
  for (const path of ["AppServer/Replica0", ...JOBS]) expect(stack.environment(path).GREETING).toBe("$${hello} %%{world} $5");
});

test("a secret is found by the name of its variable, in a file", () => {
  expect(stack.environment("AppServer/Replica0")).toMatchObject({ API_KEY_FILE: "/run/secrets/api-key/value" });
  expect(stack.environment("AppServer/Replica0")).not.toHaveProperty("API_KEY");
  const wrapper = stack.at("Site/Files").upload?.find(({ file }) => file.endsWith("/with-secrets.sh"))?.content;
  expect(wrapper).toContain("/run/secrets/api-key/value");
  expect(wrapper).toContain('webstack_user=app\n');
  expect(wrapper).toContain('DATABASE_URL=postgresql://"$webstack_user":');
});

test("a secret that is to be a file only is in no variable, and where none may be read its file opens nothing", () => {
  const secretsAsFilesOnly = ["API_KEY", "SECRET_KEY", "DATABASE_URL"];
  const own = new Shop({ framework: { secrets: { API_KEY: Secret.generated(), OTHER_KEY: Secret.generated() }, secretsAsFilesOnly } }).synth();
  const files = own.at("Site/Files").upload ?? [];
  const text = (name: string) => files.find(({ file }) => file.endsWith(`/${name}`))?.content ?? "";
  expect(text("with-secrets.sh").match(/^export (?!PYTHONPATH).*$/gm)).toEqual(["export OTHER_KEY", "export DATABASE_URL_FILE"]);
  expect(own.environment("AppServer/Replica0")).toMatchObject({
    API_KEY_FILE: "/run/secrets/api-key/value", OTHER_KEY_FILE: "/run/secrets/other-key/value", SECRET_KEY_FILE: "/run/secrets/secret-key/value",
  });
  const collecting = own.environment("Site/Job-collectstatic/Resource");
  const folder = collecting.WEBSTACK_FILES;
  expect(collecting).toMatchObject({ API_KEY_FILE: `${folder}/throw-away`, OTHER_KEY: "throw-away", DATABASE_URL_FILE: `${folder}/throw-away-url` });
  expect(Object.keys(collecting).filter((name) => ["API_KEY", "SECRET_KEY", "DATABASE_URL"].includes(name))).toEqual([]);
  expect([text("throw-away"), text("throw-away-url")]).toEqual(["throw-away", "postgresql://nobody:throw-away@127.0.0.1:5432/nothing"]);
});

test("a name of no secret is refused among those that are to be files only", () => {
  expect(() => defineFramework(newStack(), "Site", { secrets: { API_KEY: Secret.generated() }, secretsAsFilesOnly: ["API_KEYS"] })).toThrow(
    "'secretsAsFilesOnly' must name secrets of this application (API_KEY",
  );
});

test("a user's SECRET_KEY takes the place of the framework's", () => {
  const own = new Shop({ framework: { secrets: { SECRET_KEY: Secret.fromHostFile("/etc/key") } } }).synth();
  expect(own.at("Site/Secrets").command).toEqual([`secret-key ${Secret.groupOf("shop-site-secret-key")} host-file`]);
  expect(own.at("AppServer/Replica0").mounts?.filter(({ source }) => source === "shop-site-secret-key")).toHaveLength(1);
});

test("a plain text secret is warned of", () => {
  const framework = defineFramework(newStack(), "Site", { secrets: { API_KEY: Secret.unsafePlainText("a") } });
  expect(framework.node.metadata.map(({ data }) => data as string)).toEqual([expect.stringContaining("the secret 'API_KEY' is plain text")]);
});

test("files lie in a folder named by their content, in a volume that a container which never runs fills", () => {
  const { upload, start, must_run, mounts } = stack.at("Site/Files");
  const folders = new Set(upload?.map(({ file }) => file.split("/").slice(0, 3).join("/")));
  expect([...folders]).toEqual([expect.stringMatching(/^\/webstack\/[0-9a-f]{12}$/)]);
  expect([start, must_run, mounts?.[0].read_only]).toEqual([false, false, false]);
  expect(stack.environment("AppServer/Replica0").WEBSTACK_FILES).toBe([...folders][0]);
});

test("Python finds the library's files first, and then what image or user say", () => {
  const scripts = stack.at("Site/Files").upload?.filter(({ file }) => file.endsWith("-secrets.sh")) ?? [];
  // Escaped for Terraform, like every text.
  const line = 'export PYTHONPATH="$WEBSTACK_FILES$${PYTHONPATH:+:$PYTHONPATH}"\n';
  expect(scripts.map(({ content }) => content.startsWith(line))).toEqual([true, true]);
});

test("the engine learns the site's names from the proxy", () => {
  const settings = stack.at("Site/Files").upload?.find(({ file }) => file.endsWith("webstack_settings.py"))?.content;
  expect(settings).toContain('"shop.example.com"');
  expect(settings).toContain('"http://shop.example.com"');
});

test("an engine of a third party with nothing but an application is enough", () => {
  const application: Application = { wsgi: "app:app", readyPath: "/health", livePath: "/health" };
  const engine: IWebFrameworkEngine = { bind: () => application };
  const bare = new Shop({ framework: { engine, database: undefined } }).synth();
  expect(bare.paths("docker_container").filter((path) => path.startsWith("Site/"))).toEqual(["Site/Files"]);
  expect(bare.at("AppServer/Replica0").mounts?.map(({ target }) => target)).toEqual(["/webstack"]);
  expect(bare.at("Proxy/Route").upload?.find(({ file }) => file === "/next/static")?.content).toBe("\n");
});

test("an engine is asked no more often than there is something new to know", () => {
  let asked = 0;
  const bind = (): Application => {
    asked += 1;
    return { wsgi: "app:app", readyPath: "/health", livePath: "/health" };
  };
  new Shop({ framework: { engine: { bind } } }).synth();
  expect(asked).toBe(2);
});

test("an external database on no network of ours is reached by jobs as the outside is, and by others not at all", () => {
  const database = Database.external({ hostname: "db.example.com", databaseName: "a", userName: "a", password: Secret.fromHostFile("/p") });
  const synthesized = new Shop({ framework: { database } }).synth();
  expect(JOBS.map((path) => synthesized.at(path).network_mode)).toEqual(["none", "bridge", "none"]);
  expect(() => new Shop({ framework: { database }, server: { egress: false } })).toThrow("'egress' must not be false");
});

test("the path of a secret is that of its own file", () => {
  const synthesized = new Shop({ framework: { secrets: { API_KEY: Secret.fromVolume("vault", "keys/api.txt") } } }).synth();
  expect(synthesized.environment("AppServer/Replica0").API_KEY_FILE).toBe("/run/secrets/api-key/keys/api.txt");
});

test("a secret cannot take the place of another volume of the site, or of the database's password", () => {
  const named = (name: string) => () => new Shop({ framework: { secrets: { [name]: Secret.generated() } } });
  expect(named("STATIC")).toThrow("would both have 'shop-site-static' on the Docker host");
  expect(named("DATABASE_PASSWORD")).toThrow("'DATABASE_PASSWORD' comes with 'database'");
});

test("a release changes with what its containers are told", () => {
  const release = (framework: Partial<WebFrameworkProps>) => new Shop({ framework }).framework.release;
  const plain = release({});
  expect([release({}), release({ environment: { A: "1" } }) === plain, release({ user: "20000:20000" }) === plain]).toEqual([plain, false, false]);
});
