import { spawnSync } from "node:child_process";
import { missingForBase } from "../../scripts/images";
import { installMissing, installWish, permitInstall } from "../../scripts/install";

const COMPOSE = { what: "Docker Compose v2", packages: ["docker-compose-v2", "docker-cli"] };
const before = process.env.WEBSTACK_INSTALL;

beforeEach(() => delete process.env.WEBSTACK_INSTALL);
afterAll(() => {
  if (before === undefined) delete process.env.WEBSTACK_INSTALL;
  else process.env.WEBSTACK_INSTALL = before;
});

function asking(answer?: boolean) {
  const said: string[] = [];
  const asked: string[] = [];
  const confirm = answer === undefined ? undefined : (question: string) => Promise.resolve(asked.push(question) > 0 && answer);
  return { said, asked, say: (line: string) => void said.push(line), confirm };
}

test("without a terminal it says what it installs, and does so", async () => {
  const person = asking();
  await permitInstall(COMPOSE, person);
  expect(person.said).toEqual(["I install Docker Compose v2 (docker-compose-v2, docker-cli)"]);
});

test("with one it asks first, and tells who says no how to do it", async () => {
  const person = asking(true);
  await permitInstall(COMPOSE, person);
  expect([person.asked, person.said]).toEqual([
    ["May I install Docker Compose v2 (docker-compose-v2, docker-cli)?"],
    ["I install Docker Compose v2 (docker-compose-v2, docker-cli)"],
  ]);
  const other = asking(false);
  await expect(permitInstall(COMPOSE, other)).rejects.toThrow("Docker Compose v2 is missing; install it: apt-get install docker-compose-v2 docker-cli");
  expect(other.said).toEqual([]);
});

test("WEBSTACK_INSTALL=no installs nothing, names what is missing and how to install it, and asks nobody", async () => {
  process.env.WEBSTACK_INSTALL = "no";
  const person = asking(true);
  const installed: string[] = [];
  const install = (packages: readonly string[]): Promise<void> => Promise.resolve(void installed.push(...packages));
  const sentence = "Docker Compose v2 is missing, and WEBSTACK_INSTALL=no forbids to install it; install it: apt-get install docker-compose-v2 docker-cli";
  await expect(installMissing(COMPOSE, person, install)).rejects.toThrow(sentence);
  // Also where it could not be done anyway.
  await expect(permitInstall(COMPOSE, person, "that takes root")).rejects.toThrow(sentence);
  expect([person.asked, person.said, installed]).toEqual([[], [], []]);
});

test("WEBSTACK_INSTALL=yes installs without a question", async () => {
  process.env.WEBSTACK_INSTALL = "yes";
  const person = asking(false);
  await permitInstall(COMPOSE, person);
  expect([person.asked, person.said]).toEqual([[], ["I install Docker Compose v2 (docker-compose-v2, docker-cli)"]]);
});

test("where it cannot be installed it says why, and how to do it", async () => {
  await expect(permitInstall({ ...COMPOSE, how: "take it from its page" }, asking(true), "that takes root")).rejects.toThrow(
    "Docker Compose v2 is missing, and cannot be installed here: that takes root; install it: take it from its page",
  );
});

test.each([[undefined, undefined], ["", undefined], ["yes", "yes"], ["no", "no"]])("WEBSTACK_INSTALL=%s means %s", (WEBSTACK_INSTALL, wish) => {
  expect(installWish({ WEBSTACK_INSTALL })).toBe(wish);
});

test("any other word is refused", () => {
  expect(() => installWish({ WEBSTACK_INSTALL: "never" })).toThrow("WEBSTACK_INSTALL must be 'yes', which installs without a question, or 'no', which installs nothing, got 'never'");
});

test("the first step of 'npm run up' installs nothing either", () => {
  const env = { ...process.env, WEBSTACK_INSTALL: "no" };
  // From a folder without packages, as a fresh clone is.
  const { status, stderr } = spawnSync(process.execPath, [require.resolve("../../scripts/prepare.mjs")], { cwd: __dirname, env, encoding: "utf8", timeout: 30_000 });
  expect([status, stderr]).toEqual([1, "the packages of package-lock.json are missing or older, and WEBSTACK_INSTALL=no forbids to install them; install them: npm ci\n"]);
});

test("a base image is made with Debian's keys and what checks them, or not at all", () => {
  const machine = (...things: string[]) => ({ command: (name: string) => things.includes(name), file: (path: string) => things.includes(path) });
  expect(missingForBase(machine())).toEqual(["debootstrap", "debian-archive-keyring", "gpgv"]);
  expect(missingForBase(machine("debootstrap", "gpgv"))).toEqual(["debian-archive-keyring"]);
  expect(missingForBase(machine("debootstrap", "gpgv", "/usr/share/keyrings/debian-archive-keyring.pgp"))).toEqual([]);
});
