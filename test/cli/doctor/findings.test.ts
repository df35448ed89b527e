import { diskSpace } from "../../../cli/doctor/disk-space";
import { engineVersion } from "../../../cli/doctor/engine-version";
import { memory } from "../../../cli/doctor/memory";

test.each(["20.10.24+dfsg1", "28.5.2", "29.0.0-rc.1"])("engine %s is new enough", (version) => {
  expect(engineVersion(version)).toEqual({ what: "engine", ok: true, says: `Docker Engine ${version}` });
});

test.each(["19.03.15", "20.3.1", "18.09.1"])("engine %s is too old, and one sentence says so", (version) => {
  expect(engineVersion(version)).toMatchObject({ ok: false, says: expect.stringMatching(/^Docker Engine .* is too old: 20.10 or newer is needed; /) as string });
});

const DF = `Filesystem           1024-blocks    Used Available Capacity Mounted on
overlay              104857600  94371840  10485760  90% /
`;

test("a disk with room is fine", () => {
  expect(diskSpace(DF, 3)).toEqual({ what: "disk", ok: true, says: "10.0 GiB of 100.0 GiB are free where the engine keeps images and data" });
});

test("a disk without room is not, and the way out is named", () => {
  const { ok, says } = diskSpace(DF, 20);
  expect(ok).toBe(false);
  expect(says).toMatch(/^the disk is nearly full: 10.0 GiB of 100.0 GiB are free .*, at least 20 are wanted; .*docker image prune/);
});

test("an answer that is no table is not taken for room", () => {
  expect(diskSpace("df: no such file", 0)).toMatchObject({ ok: false, says: expect.stringContaining("is not known") as string });
});

test("the services' limits are held against the host's memory", () => {
  expect(memory([512, 512, 256], 2 * 1024 ** 3)).toMatchObject({ ok: true, says: "the services may take 1280 MiB together, the engine's host has 2048 MiB" });
  expect(memory([4096], 2 * 1024 ** 3)).toMatchObject({ ok: false, says: expect.stringContaining("smaller 'resources'") as string });
});
