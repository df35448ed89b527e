import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { CHECK_POSTGRES_DATA } from "../../lib/database/postgres-data-check";

/** What the check says of a volume with these files. */
function check(major: number, files: { readonly [path: string]: string }): string {
  const volume = mkdtempSync(join(tmpdir(), "webstack-data-"));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(volume, path)), { recursive: true });
      writeFileSync(join(volume, path), text);
    }
    const done = spawnSync("sh", ["-euc", CHECK_POSTGRES_DATA, "check", String(major), volume], { encoding: "utf8", timeout: 10_000 });
    return done.status === 0 ? "fine" : done.stderr;
  } finally {
    rmSync(volume, { recursive: true });
  }
}

test.each<[string, number, { [path: string]: string }]>([
  ["an empty volume", 18, {}],
  ["data of its own", 18, { "18/docker/PG_VERSION": "18\n" }],
  ["data of its own, as the images before 18 keep it", 17, { PG_VERSION: "17\n" }],
  ["what pg_upgrade leaves", 18, { "17/docker/PG_VERSION": "17\n", "18/docker/PG_VERSION": "18\n" }],
])("%s is fine", (_, major, files) => {
  expect(check(major, files)).toBe("fine");
});

test.each<[string, number, { [path: string]: string }, string]>([
  ["older data", 18, { PG_VERSION: "17\n" }, "data of version 17, which PostgreSQL 18 cannot open"],
  ["older data in a folder of its own", 18, { "data/PG_VERSION": "16\n" }, "data of version 16"],
  ["newer data", 17, { "18/docker/PG_VERSION": "18\n" }, "data of version 18, which PostgreSQL 17 cannot open"],
  ["newer data where older data would lie", 16, { PG_VERSION: "17\n" }, "data of version 17, which PostgreSQL 16 cannot open"],
  ["MySQL's data", 18, { "mysql.ibd": "", ibdata1: "" }, "MySQL or MariaDB"],
  ["MariaDB's data", 17, { aria_log_control: "" }, "MySQL or MariaDB"],
])("%s is not", (_, major, files, message) => {
  expect(check(major, files)).toContain(message);
});
