import { Shop } from "../../support/shop";
import { testRule } from "../support";

testRule("body-size", {
  fails: () => new Shop({ proxy: { maxBodySizeMiB: 100 } }).stack,
  passes: () => new Shop({ server: { temporarySpaceMiB: 100 }, proxy: { maxBodySizeMiB: 100 } }).stack,
  at: "shop/AppServer",
  says: "its site takes bodies of 100 MiB, but its '/tmp' holds 64 MiB; set 'temporarySpaceMiB' to 100 or more, or lower 'maxBodySizeMiB'",
});
