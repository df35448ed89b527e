import { Daphne } from "../../../lib";
import { Shop } from "../../support/shop";
import { testRule } from "../support";

testRule("uploads-at-once", {
  fails: () => new Shop({ proxy: { maxBodySizeMiB: 200 } }).stack,
  passes: () => new Shop({ server: { resources: { memoryMiB: 800 } }, proxy: { maxBodySizeMiB: 200 } }).stack,
  at: "shop/AppServer",
  says: "its '/tmp' of 256 MiB holds 1 of the largest uploads of 200 MiB at once, and 2 may come; set 'temporarySpaceMiB' to 400, with 'resources.memoryMiB' above it, or lower 'maxBodySizeMiB'",
});

describe("counts the copies of the server and of the framework", () => {
  testRule("uploads-at-once", {
    fails: () => new Shop({ server: { engine: new Daphne(), temporarySpaceMiB: 100 } }).stack,
    passes: () => new Shop({ server: { engine: new Daphne() } }).stack,
    at: "shop/AppServer",
    says: "its '/tmp' of 100 MiB holds 3 of the largest uploads of 10 MiB at once, and 4 may come; set 'temporarySpaceMiB' to 120, with 'resources.memoryMiB' above it, or lower 'maxBodySizeMiB'",
  });
});
