import { spawnSync } from "node:child_process";
import { otherUser, PROVISION_POSTGRES } from "../../lib/database/postgres-provision";

test("a shell can read the script", () => {
  expect(spawnSync("sh", ["-n", "-c", PROVISION_POSTGRES], { encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
});

test.each([
  ["shop", "shop_2"],
  ["shop_2", "shop_2_3"],
  ["x".repeat(63), `${"x".repeat(61)}_2`],
  [`${"x".repeat(61)}_2`, `${"x".repeat(61)}_3`],
])("the second login of '%s' is '%s': another name that PostgreSQL takes whole", (user, other) => {
  expect(otherUser(user)).toBe(other);
});

test.each([
  ["rotate", "/next is empty or missing"],
  ["provision", "/value is empty or missing"],
  ["frobnicate", "unknown action 'frobnicate'"],
])("the action %s without a password fails before it asks the server", (action, message) => {
  const env = { PATH: process.env.PATH, WEBSTACK_ACTION: action, PASSWORD_FILE: "/nowhere/value", DATABASE_USER: "shop", OTHER_USER: "shop_2" };
  expect(spawnSync("sh", ["-euc", PROVISION_POSTGRES], { encoding: "utf8", env: env })).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(message) as string,
  });
});
