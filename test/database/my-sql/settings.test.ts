import { allSettings, checkSettings, settingArguments } from "../../../lib/database/my-sql/settings";

test("a user's setting replaces the computed one, with dashes or underscores", () => {
  expect(settingArguments(allSettings({ max_connections: "100", tmpdir: "/tmp" }, { "max-connections": "7", sql_mode: "" }))).toEqual([
    "--max_connections=7",
    "--tmpdir=/tmp",
    "--sql_mode=",
  ]);
});

test("names are taken as mysqld has them", () => {
  expect(() => checkSettings("MySql", { "log-bin": "x", loose_x: "1", "clone.x2": "" })).not.toThrow();
  expect(() => checkSettings("MySql")).not.toThrow();
});

test.each(["--max_connections", "", "a b", "a=b", "9a", "ä"])("fails for the name '%s'", (name) => {
  expect(() => checkSettings("MySql", { [name]: "1" })).toThrow(
    `'settings' of MySql must be keyed by option names without '--' before them, got ${JSON.stringify(name)}`,
  );
});
