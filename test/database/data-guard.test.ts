import { Postgres, RemovalPolicy } from "../../lib";
import { Shop } from "../support/shop";

const stack = new Shop().synth();

test("the state remembers what the data was, and a server that could not open it fails the plan", () => {
  const [precondition] = stack.at("Database/Resource").lifecycle?.precondition ?? [];
  expect(precondition.condition).toMatch(/^\$\{terraform_data[.]Database_DataFormat_[0-9A-F]{8}[.]output[.]format == "PostgreSQL 18"\}$/);
  expect(precondition.error_message).toContain("at 'shop/Database': the data in the volume 'shop-database-data' is that of ");
  expect(precondition.error_message).toContain("got an engine for PostgreSQL 18, which cannot open it; keep the engine and version it was made with");
  expect(stack.at("Database/DataFormat")).toMatchObject({
    input: { format: "PostgreSQL 18" },
    triggers_replace: { volume: "shop-database-data" },
    lifecycle: { ignore_changes: ["input"] },
  });
});

test("a job sees the data before the server does, changes nothing and reaches nobody", () => {
  expect(stack.at("Database/DataCheck")).toMatchObject({ network_mode: "none", user: "999:999", read_only: true });
  expect(stack.at("Database/DataCheck").mounts).toEqual([
    { type: "volume", source: "shop-database-data", target: "/var/lib/postgresql", read_only: true },
  ]);
  expect(stack.edges("Database/Resource")).toContain("Database/DataCheck");
});

test("nobody waits for a server whose data was refused", () => {
  expect(stack.edges("Database/Provision")).toContain("Database/DataCheck");
});

test("a volume of the stack's own is there first", () => {
  const own = new Shop({ database: { removalPolicy: RemovalPolicy.DESTROY } }).synth();
  expect(own.edges("Database/DataCheck")).toContain("Database/Volume");
});

test("a minor version is none of its business", () => {
  const older = new Shop({ database: { engine: new Postgres({ version: "18.1-trixie" }) } }).synth();
  expect(older.at("Database/DataCheck").command).toEqual(stack.at("Database/DataCheck").command);
  expect(older.at("Database/Resource").lifecycle).toEqual(stack.at("Database/Resource").lifecycle);
});
