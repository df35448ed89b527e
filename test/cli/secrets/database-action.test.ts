import { Engine } from "../../../cli/engine";
import { databaseOf } from "../../../cli/secrets/database-action";
import { stackSecret } from "../../../cli/secrets/stack-secret";
import { Secret } from "../../../lib";
import { shopFolder } from "./shop-folder";

const engine = Engine.of({ host: "unix:///nowhere" });

function find(stack: ReturnType<typeof shopFolder>, name: string) {
  return databaseOf({ stack, engine, containers: [] }, stackSecret(stack, name));
}

test("a secret that opens no database needs none", async () => {
  await expect(find(shopFolder(), "Site/secret-key")).resolves.toBeUndefined();
});

test("the administrator's password is not rotated", async () => {
  await expect(find(shopFolder(), "Database/administrator-password")).rejects.toThrow("'Database/administrator-password' is the password of the administrator of 'Database', which is not rotated");
});

test("a password that is the administrator's too is not rotated", async () => {
  const password = Secret.named("one-for-all");
  await expect(find(shopFolder({ database: { password, administratorPassword: password } }), "one-for-all")).rejects.toThrow("which is not rotated");
});
