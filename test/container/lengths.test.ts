import { Construct } from "constructs";
import { AppServer, ContainerImage, Database, Django, Flask, MySql, Postgres, Secret } from "../../lib";
import { mirroredName } from "../../lib/container/image-mirror";
import { checkLength } from "../../lib/container/lengths";
import { defineFramework } from "../support/shop";
import { newStack } from "../support/synth";
import { projectFolder, removeProjectFolders } from "./project-folder";

afterAll(removeProjectFolders);

const long = (length: number): string => "a".repeat(length);
const database = (props: object, id = "Database") => new Database(newStack(), id, props);
const external = (props: object) => Database.external({ hostname: "db", databaseName: "a", userName: "a", password: Secret.fromHostFile("/p"), ...props });
const folder = (): string => projectFolder({ Dockerfile: "FROM a" });

test.each<[string, () => unknown]>([
  ["id", () => database({}, long(128))],
  ["volume of a database", () => database({ volumeName: long(200) })],
  ["name of a database", () => database({ databaseName: long(63) })],
  ["extension", () => database({ extensions: [long(63)] })],
  ["name of a database elsewhere", () => external({ databaseName: long(63), userName: long(63) })],
  ["user of a MySQL elsewhere", () => external({ scheme: "mysql", databaseName: long(64), userName: long(80) })],
  ["volume of a secret", () => Secret.fromVolume(long(255), "x")],
  ["variable", () => defineFramework(newStack(), "Site", { environment: { [long(128)]: "", B: long(128 * 1024 - 3) } })],
  ["module", () => new Django({ project: long(200) })],
  ["user", () => defineFramework(newStack(), "Site", { user: "2147483647:2147483647" })],
])("the longest %s is taken", (_, make) => expect(make).not.toThrow());

test.each<[string, () => unknown, string]>([
  ["id", () => database({}, long(129)), "an id must have at most 128 bytes, got 129"],
  ["id of a construct of the user's around it", () => new Database(new Construct(newStack(), long(300)), "Database"), "an id must have at most 128 bytes, got 300"],
  ["volume of a database", () => database({ volumeName: long(201) }), "at 'shop/Database': 'volumeName' must have at most 200 bytes, because the names of its passwords' volumes begin with it, got 201"],
  ["name of a database", () => database({ databaseName: long(64) }), "at 'shop/Database': 'databaseName' must be 1 to 63"],
  ["user of MySQL", () => database({ engine: new MySql(), userName: long(33) }), "at 'shop/Database': 'userName' must be at most 32 characters for MySQL, got 33"],
  ["extension", () => database({ extensions: [long(64)] }), "at 'shop/Database': a name in 'extensions' must have at most 63 bytes, as in PostgreSQL, got 64"],
  ["setting", () => new Postgres({ settings: { [long(129)]: "1" } }), "a name in 'settings' of Postgres must have at most 128 bytes, got 129"],
  ["setting of MySQL", () => new MySql({ settings: { [long(129)]: "1" } }), "a name in 'settings' of MySql must have at most 128 bytes, got 129"],
  ["name of a database elsewhere", () => external({ databaseName: long(64) }), "'databaseName' of Database.external must have at most 63 bytes, as the server does, got 64"],
  ["user elsewhere, counted in bytes", () => external({ userName: "ü".repeat(32) }), "'userName' of Database.external must have at most 63 bytes, as the server does, got 64"],
  ["user of a MySQL elsewhere", () => external({ scheme: "mysql", userName: long(81) }), "'userName' of Database.external must have at most 80 bytes"],
  ["network", () => external({ networkName: long(129) }), "'networkName' of Database.external must have at most 128 bytes, got 129"],
  ["host name", () => external({ hostname: long(64) }), "which is too long for a host name: at most 253 characters, 63 between two dots"],
  ["volume of a secret", () => Secret.fromVolume(long(256), "x"), "'volume' of Secret.fromVolume must have at most 255 bytes, got 256"],
  ["path of a secret", () => Secret.fromHostFile(`/${long(4095)}`), "'path' of Secret.fromHostFile must have at most 4095 bytes, got 4096"],
  ["named secret", () => Secret.named(long(41)), "at most 40 long"],
  ["variable's name", () => defineFramework(newStack(), "Site", { environment: { [long(129)]: "" } }), "at 'shop/Site': the name of an environment variable must have at most 128 bytes, got 129"],
  ["secret's name", () => defineFramework(newStack(), "Site", { secrets: { [long(129)]: Secret.generated() } }), "at 'shop/Site': the name of an environment variable must have at most 128 bytes"],
  ["variable", () => defineFramework(newStack(), "Site", { environment: { B: long(128 * 1024 - 2) } }), "at 'shop/Site': the environment variable 'B' must have at most 131071 bytes, its name and '=' included"],
  ["module", () => new Django({ project: long(256) }), "'project' of Django must have at most 255 bytes, got 256"],
  ["path of static files", () => new Django({ project: "a", staticUrl: `/${long(1024)}/` }), "'staticUrl' of Django must have at most 1024 bytes, got 1026"],
  ["application", () => new Flask({ application: `${long(254)}:b` }), "'application' of Flask must have at most 255 bytes, got 256"],
  ["folder of static files", () => new Flask({ application: "a:b", staticFolder: long(4096) }), "'staticFolder' of Flask must have at most 4095 bytes, got 4096"],
  ["ready path", () => AppServer.external({ servers: ["a:80"], readyPath: `/${long(1024)}` }), "'readyPath' of AppServer.external must have at most 1024 bytes, got 1025"],
  ["job", () => defineFramework(newStack(), "Site", { releaseJobs: [{ name: long(32), command: ["a"] }] }), "'releaseJobs' must be named by a lower-case letter and up to 30 more"],
  ["build argument", () => ContainerImage.fromDirectory(folder(), { buildArgs: { [long(129)]: "" } }), "a name in 'buildArgs' must have at most 128 bytes, got 129"],
  ["build stage", () => ContainerImage.fromDirectory(folder(), { target: long(129) }), "'target' must have at most 128 bytes, got 129"],
  ["tag", () => ContainerImage.fromRegistry(`a:${long(129)}`), "must have a tag of at most 128"],
  ["image behind a mirror", () => mirroredName("postgres:18", `m.example.com/${long(230)}`), "must have at most 255 characters"],
  ["user's number", () => defineFramework(newStack(), "Site", { user: "2147483648:1" }), "at 'shop/Site': 'user' must have numbers of at most 2147483647, got '2147483648:1'"],
])("a longer %s is refused, by a message that shows not all of it", (_, make, message) => {
  let said = "";
  try {
    make();
  } catch (error) {
    said = (error as Error).message;
  }
  expect(said).toContain(message);
});

test("what is said is counted in bytes", () => {
  expect(checkLength("'x'", "€", 3)).toBe("€");
  expect(() => checkLength("'x'", "€", 2, "because of this")).toThrow(`'x' must have at most 2 bytes, because of this, got 3: "€"`);
});
