import { stackSecret, stackSecrets } from "../../../cli/secrets/stack-secret";
import { RemovalPolicy, Secret } from "../../../lib";
import { shopFolder } from "./shop-folder";

const OWN = { STRIPE_KEY: Secret.named("stripe-key"), MAIL: Secret.fromHostFile("/etc/mail") };

test("every secret has a name for the operator, a volume, and those who use it", () => {
  const secrets = stackSecrets(shopFolder({ framework: { secrets: { ...OWN, LICENSE: Secret.fromVolume("keys", "license") } } }));
  const rows = secrets.map(({ name, kind, volume, usedBy, hostFile = "-" }) => [name, kind, volume, usedBy.join(" "), hostFile].join(" | "));
  expect(rows.join("\n")).toMatchInlineSnapshot(`
"Database/administrator-password | generated | shop-database-data-administrator-password | Database | -
Database/password | generated | shop-database-data-password | AppServer Database Site | -
Site/mail | host-file | shop-site-mail | AppServer Site | /etc/mail
Site/secret-key | generated | shop-site-secret-key | AppServer Site | -
stripe-key | named | shop-secret-stripe-key | AppServer Site | -"
`);
  expect(secrets.map(({ volume, groupId }) => groupId === String(Secret.groupOf(volume)))).not.toContain(false);
});

test("a password is known by the job that prepares its database, by whatever name it has", () => {
  const folder = shopFolder({ database: { password: Secret.named("database"), removalPolicy: RemovalPolicy.DESTROY } });
  expect(stackSecret(folder, "database").opens.map(({ path }) => path)).toEqual(["Database/Provision"]);
  expect(stackSecret(folder, "Database/administrator-password")).toMatchObject({ opens: [], administers: "Database" });
  expect(stackSecret(folder, "Site/secret-key")).toMatchObject({ opens: [], administers: undefined });
});

test("a named secret stands in the list once, whoever uses it", () => {
  const named = Secret.named("shared");
  const folder = shopFolder({ database: { password: named }, framework: { secrets: { A: named, B: named } } });
  expect(stackSecrets(folder).map(({ name }) => name)).toEqual(["Database/administrator-password", "shared", "Site/secret-key"]);
});

test("a secret that the stack does not have is refused with those it has", () => {
  expect(() => stackSecret(shopFolder(), "stripe-key")).toThrow(
    "the stack 'shop' has no secret 'stripe-key'; it has Database/administrator-password, Database/password, Site/secret-key",
  );
});
