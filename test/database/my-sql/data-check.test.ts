import { spawnSync } from "child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import { dirname, join } from "path";
import { dataCheckJob } from "../../../lib/database/my-sql/data-check";

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** Runs the check on a volume of these files, with a server that says it is of a version. */
function check(product: "MySQL" | "MariaDB", version: string, files: Record<string, string>): { status: number | null; error: string } {
  const folder = mkdtempSync(join(tmpdir(), "data-check-"));
  folders.push(folder);
  const data = join(folder, "data");
  mkdirSync(data);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(data, name)), { recursive: true });
    writeFileSync(join(data, name), text);
  }
  const server = join(folder, "server");
  writeFileSync(server, `#!/bin/sh\necho "/usr/sbin/server  Ver ${version} for Linux on x86_64"\n`);
  chmodSync(server, 0o755);
  const [program, ...rest] = dataCheckJob({ product, server, dataPath: data, user: "999:999" }).entrypoint ?? [];
  const { status, stderr } = spawnSync(program, rest, { encoding: "utf8" });
  return { status, error: stderr };
}

const history = (...versions: string[]): string => {
  const upgrades = versions.map((version) => ({ date: "2026-01-01 00:00:00", version, maturity: "LTS", update_history: [{ version_with_update: `${version}.0` }] }));
  return JSON.stringify({ file_format: "1", upgrade_history: upgrades });
};
const mysql = (...versions: string[]): Record<string, string> => ({ "mysql.ibd": "", ibdata1: "", mysql_upgrade_history: history(...versions) });
const mariadb = (version: string, file = "mariadb_upgrade_info"): Record<string, string> => ({ aria_log_control: "", ibdata1: "", [file]: version });

test.each<[string, "MySQL" | "MariaDB", string, Record<string, string>]>([
  ["an empty volume", "MySQL", "9.7.4-2", {}],
  ["a file system's own folder", "MySQL", "9.7.4-2", { "lost+found/.keep": "" }],
  ["data of the same version", "MySQL", "9.7.4-2", mysql("9.7.4-2")],
  ["data of a newer patch", "MySQL", "9.7.2", mysql("8.4.9", "9.7.4")],
  ["data of the LTS before", "MySQL", "9.7.4", mysql("8.4.9")],
  ["data of 8.0", "MySQL", "8.4.10", { "mysql.ibd": "", mysql_upgrade_info: "8.0.46" }],
  ["data of an unknown version", "MySQL", "9.7.4", { "mysql.ibd": "" }],
  ["an empty volume", "MariaDB", "11.8.9-MariaDB-ubu2404", {}],
  ["data of an older version", "MariaDB", "11.8.9-MariaDB", mariadb("10.11.18-MariaDB\n", "mysql_upgrade_info")],
  ["data of an older minor version", "MariaDB", "11.8.9-MariaDB", mariadb("11.4.12-MariaDB")],
  ["data of an unknown version", "MariaDB", "11.8.9-MariaDB", { aria_log_control: "" }],
])("%s is let through to %s %s", (_, product, version, files) => {
  expect(check(product, version, files)).toEqual({ status: 0, error: "" });
});

test.each<[string, "MySQL" | "MariaDB", string, Record<string, string>]>([
  ["data of a newer series: MySQL 9.7,", "MySQL", "8.4.10", mysql("8.4.9", "9.7.4")],
  ["data of MySQL 8.0 (only MySQL 8.4 can take it over),", "MySQL", "9.7.4", { "mysql.ibd": "", mysql_upgrade_info: "8.0.46" }],
  ["data of MariaDB 11.8,", "MySQL", "9.7.4", mariadb("11.8.9-MariaDB")],
  ["data of PostgreSQL 17,", "MySQL", "9.7.4", { PG_VERSION: "17\n" }],
  ["data of PostgreSQL 18,", "MySQL", "9.7.4", { "18/docker/PG_VERSION": "18\n" }],
  ["data of a MySQL before 8.0, or a server that was stopped", "MySQL", "9.7.4", { ibdata1: "" }],
  ["files that are no database's (letter.txt ...),", "MySQL", "9.7.4", { "letter.txt": "" }],
  ["data of MySQL 9.7,", "MariaDB", "11.8.9-MariaDB", mysql("9.7.4")],
  ["data of a newer series: MariaDB 11.8,", "MariaDB", "11.4.12-MariaDB", mariadb("11.8.9-MariaDB")],
  ["data of a newer series: MariaDB 12.3,", "MariaDB", "11.8.9-MariaDB", mariadb("12.3.1-MariaDB")],
])("%s is kept from %s %s", (found, product, version, files) => {
  const { status, error } = check(product, version, files);
  expect([status, error.split("\n").length]).toEqual([1, 2]);
  expect(error).toContain(`the volume holds ${found}`);
  expect(error).toContain("load a dump of the first");
});
