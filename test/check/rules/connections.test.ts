import { Database, Postgres, Secret, Uvicorn } from "../../../lib";
import { Shop } from "../../support/shop";
import { newStack } from "../../support/synth";
import { errorsOf, testRule } from "../support";

testRule("connections", {
  fails: () => new Shop({ server: { replicas: 4 } }).stack,
  passes: () => new Shop({ server: { replicas: 4 }, database: { engine: new Postgres({ maxConnections: 110 }) } }).stack,
  at: "shop/Database",
  says: "it takes 97 connections, but while a release goes live 106 may be wanted: " +
    "'shop/AppServer' 104 = 2 releases x 4 x (3 processes x 4 + 1), and 2 for jobs; raise its 'maxConnections' by 9, or lower",
});

test("of a server with an event loop the size of the pool counts", () => {
  const stack = (databaseConnectionsPerProcess?: number) =>
    new Shop({ framework: { databaseConnectionsPerProcess }, server: { engine: new Uvicorn({ workers: 4 }), replicas: 1 } }).stack;
  expect(errorsOf(stack())).toContain("'shop/AppServer' 122 = 2 releases x 1 x (4 processes x 15 + 1)");
  expect(errorsOf(stack(10))).toBe("");
});

test("the applications of other stacks count too, and a database elsewhere says its limit", () => {
  const password = Secret.fromVolume("passwords", "app");
  const database = Database.external({ hostname: "db.example.com", databaseName: "app", userName: "app", password, maxConnections: 20 });
  const stack = newStack();
  new Shop({ stack, framework: { database }, server: { replicas: 1 } });
  expect(errorsOf(stack)).toContain("at 'shop/AppServer': connections: it takes 20 connections, but while a release goes live 28 may be wanted");
});

test("a limit that is no number is not compared", () => {
  expect(errorsOf(new Shop({ database: { engine: new Postgres({ settings: { max_connections: "lots" } }) } }).stack)).toBe("");
});

test("each application has a release job of its own", () => {
  const shop = new Shop({ database: { engine: new Postgres({ maxConnections: 108 }) } });
  shop.addSite("Blog", ["blog.example.com"], shop.database);
  expect(errorsOf(shop.stack)).toContain("it takes 105 connections, but while a release goes live 107 may be wanted");
  expect(errorsOf(shop.stack)).toContain(", and 3 for jobs; raise its 'maxConnections' by 2");
});
