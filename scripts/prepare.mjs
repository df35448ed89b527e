// Installs and builds what a fresh clone lacks. Plain JavaScript, because nothing is installed yet.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 16)) {
  console.error(`Node.js 20.16 or newer is needed, this is ${process.versions.node}`);
  process.exit(1);
}

const installed = "node_modules/.package-lock.json";
const isCurrent = existsSync(installed) && statSync(installed).mtimeMs >= statSync("package-lock.json").mtimeMs;
if (!isCurrent && process.env.WEBSTACK_INSTALL === "no") {
  console.error("the packages of package-lock.json are missing or older, and WEBSTACK_INSTALL=no forbids to install them; install them: npm ci");
  process.exit(1);
}
if (!isCurrent) step("installing packages", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
step("building", ["run", "--silent", "build"]);

function step(title, args) {
  console.log(`- ${title}`);
  const options = { stdio: ["ignore", "pipe", "pipe"], encoding: "utf8", shell: process.platform === "win32", timeout: 900_000 };
  const done = spawnSync("npm", args, options);
  if (done.status === 0) return;
  console.error(done.stdout + done.stderr);
  console.error(`${title} failed: npm ${args.join(" ")}`);
  process.exit(1);
}
