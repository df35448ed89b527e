import { postgresCapacity } from "../../lib/database/postgres-capacity";

const SETTINGS = { max_connections: "100", shared_buffers: "128MB", maintenance_work_mem: "32MB" };

test("three connections are the superuser's", () => {
  expect(postgresCapacity(SETTINGS)).toEqual({ connections: 97, fixedMemoryMiB: 160, statementTimeoutSeconds: undefined });
});

test("what a user reserves counts too", () => {
  expect(postgresCapacity({ ...SETTINGS, superuser_reserved_connections: "5", reserved_connections: "10" }).connections).toBe(85);
});

test("plain numbers are blocks of 8 kB and kB", () => {
  expect(postgresCapacity({ ...SETTINGS, shared_buffers: "16384", maintenance_work_mem: "65536" }).fixedMemoryMiB).toBe(192);
});

test("names are taken in any case, as the server does", () => {
  expect(postgresCapacity({ ...SETTINGS, SHARED_BUFFERS: "1GB" }).fixedMemoryMiB).toBe(1056);
});

test.each([["30s", 30], ["1500", 1.5], ["500ms", 0.5], ["2min", 120], ["0", undefined], ["never", undefined]])("a statement timeout of %s", (statement_timeout, seconds) => {
  expect(postgresCapacity({ ...SETTINGS, statement_timeout }).statementTimeoutSeconds).toBe(seconds);
});
