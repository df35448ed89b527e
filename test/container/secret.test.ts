import { Secret } from "../../lib";
import { requireSecret } from "../../lib/container/secret";

test("a secret says where it comes from, and to nobody else what it is", () => {
  expect(Secret.generated()._source).toEqual({ kind: "generated" });
  expect(Secret.fromHostFile("/etc/key")._source).toEqual({ kind: "host-file", path: "/etc/key" });
  expect(Secret.fromVolume("keys", "shop/key")._source).toEqual({ kind: "volume", volume: "keys", file: "shop/key" });
  expect(Secret.named("stripe-key")._source).toEqual({ kind: "named", name: "stripe-key" });
  expect(Secret.unsafePlainText("a")._source).toEqual({ kind: "plain", value: "a" });
});

test("groups lie above those of systems and users, and are the same on every machine", () => {
  const groups = ["a", "shop-database-data-password", "x".repeat(100)].map((volume) => Secret.groupOf(volume));
  for (const group of groups) expect(group >= 20_000 && group < 60_000).toBe(true);
  expect(groups[1]).toBe(22_371);
});

test.each(["", "etc/key", "./key", "/etc\nkey", "/etc\0key"])("%j is no path on the host", (path) => {
  expect(() => Secret.fromHostFile(path)).toThrow(`'path' of Secret.fromHostFile must be an absolute path on the Docker host, got ${JSON.stringify(path)}`);
});

test.each([["", "a"], ["/keys", "a"], ["k y", "a"]])("%j is no volume", (volume, file) => {
  expect(() => Secret.fromVolume(volume, file)).toThrow("'volume' of Secret.fromVolume must be the name of a Docker volume");
});

test.each(["", "/a", "..", "a/../b"])("%j is no file inside a volume", (file) => {
  expect(() => Secret.fromVolume("keys", file)).toThrow("'file' of Secret.fromVolume must be a path inside the volume");
});

test.each(["", "Stripe", "stripe_key", "-a", "a b", "ä", "x".repeat(41), undefined as never])("%j is no name of a secret", (name) => {
  expect(() => Secret.named(name)).toThrow("'name' of Secret.named must be lower-case letters, digits and hyphens, beginning with a letter or digit and at most 40 long");
});

test("a secret's name may have a letter or 40", () => {
  for (const name of ["a", "1", "x".repeat(40), "a--b-"]) expect(Secret.named(name)._source).toEqual({ kind: "named", name });
});

test.each(["", "a\0b"])("%j is no plain text secret", (value) => {
  expect(() => Secret.unsafePlainText(value)).toThrow("'value' of Secret.unsafePlainText must be text without NUL characters, and not empty");
});

test.each([["text", "string"], [undefined, "undefined"], [{}, "object"]])("%p where a secret belongs is refused", (value, type) => {
  expect(() => requireSecret("password", value)).toThrow(`'password' must be a Secret, got ${type}; use Secret.generated() or Secret.fromHostFile(path)`);
});
