import { AppServer, ContainerImage, Database, Django, Gunicorn, MySql, Nginx, Postgres, ReverseProxy, Secret, Tls } from "../../lib";
import { terraformText } from "../../lib/private/terraform-text";
import { defineFramework, Shop } from "../support/shop";
import { newStack, synth } from "../support/synth";
import { PROJECT } from "./support/sensible";

const EXTERNAL = { hostname: "db", databaseName: "a", userName: "a", password: Secret.fromHostFile("/p") };
const proxied = (props: object) => () =>
  new ReverseProxy(newStack(), "Proxy", { upstream: AppServer.external({ servers: ["a:80"] }), serverNames: ["a.example"], tls: Tls.none(), ...props });

test.each<[string, () => unknown, string]>([
  ["a number for a version", () => new Postgres({ version: 18 as never }), "'version' of Postgres must be text, got 18"],
  ["a number among settings", () => new MySql({ settings: { log_bin: 1 as never } }), "'settings.log_bin' of MySql must be text, got 1"],
  ["a project that is missing", () => new Django({} as never), "'project' of Django must be text, got none"],
  ["a text for arguments", () => new Gunicorn({ extraArguments: "-v" as never }), "'extraArguments' of Gunicorn must be a list, got \"-v\""],
  ["NUL in an argument", () => new Gunicorn({ extraArguments: ["a\0"] }), "'extraArguments[0]' of Gunicorn must be text without NUL characters"],
  ["half of a surrogate pair", () => new Gunicorn({ extraArguments: ["\ud83d"] }), "'extraArguments[0]' of Gunicorn must be text without NUL characters"],
  ["a text for directives' switch", () => new Nginx({ extraHttpDirectives: 5 as never }), "'extraHttpDirectives' of Nginx must be text, got 5"],
  ["a number for a path of a secret", () => Secret.fromHostFile(5 as never), "'path' of Secret.fromHostFile must be an absolute path"],
  ["properties that are none", () => new Postgres(null as never), "'props' of Postgres must be an object of properties, got null"],
  ["an engine that is none", () => new Database(newStack(), "Data", { engine: {} as never }), "at 'shop/Data': 'engine' must be an engine such as new Postgres(), got "],
  ["an upstream that is none", proxied({ upstream: 5 }), "at 'shop/Proxy': 'upstream' must be an AppServer, or AppServer.external(...), got 5"],
  ["a switch that is text", proxied({ isolated: "no" }), "at 'shop/Proxy': 'isolated' must be true or false, got \"no\""],
  ["resources that are a number", () => new Database(newStack(), "Data", { resources: 512 as never }), "'resources' must be an object of properties, got 512"],
  ["a network named by a template", () => Database.external({ ...EXTERNAL, networkName: "${self.name}" }), "'networkName' of Database.external must be the name of a Docker network"],
  ["a pattern no regular expression holds", () => ContainerImage.fromDirectory(PROJECT, { include: ["a".repeat(5000)] }), "'include' must hold patterns of at most 4096"],
  ["a folder with NUL", () => ContainerImage.fromDirectory("a\0"), "'path' must name a folder, got \"a\\u0000\""],
  ["a token of another app", () => new Gunicorn({ extraArguments: ["${TfToken[TOKEN.999999]}"] }), "must be text, or a value of a construct of this app"],
  ["a list of Terraform's in a text", () => new Gunicorn({ extraArguments: ["a #{TfToken[TOKEN.999999]}"] }), "must be text, or a value of a construct of this app"],
  ["an id with a template", () => new Database(newStack(), "a${self.name}"), "an id must hold neither control characters nor '${' and '%{'"],
  ["an id that begins with a digit", () => new Database(newStack(), "2nd"), "the first letter or digit of an id right below a stack must be a letter"],
  ["a carriage return before an escape", () => new Postgres({ settings: { a: "\r $${" } }), "without a carriage return in the line before"],
])("%s is refused in the library's own words", (_what, code, message) => {
  expect(code).toThrow(message);
});

test("names that every object of JavaScript knows are names like others", () => {
  const environment = { toString: "a", constructor: "b" };
  expect(() => defineFramework(newStack(), "Site", { environment })).not.toThrow();
});

test("text that looks like the beginning of a token is text", () => {
  const shop = new Shop({ server: { engine: new Gunicorn({ extraArguments: ["TfToken["] }) } });
  expect(synth(shop.stack).at("AppServer/Replica0").command).toContain("TfToken[");
});

test("text that looks like Terraform's own dollar sign arrives as it is", () => {
  expect(terraformText('${"$"}')).toBe('$${"$"}');
});
