import type { TerraformStack } from "cdktf";
import { Shop } from "../../support/shop";
import { testRule } from "../support";

testRule("shared-memory", {
  fails: () => withSharedMemory(64),
  passes: () => withSharedMemory(256),
  at: "shop/Database",
  says: "its engine asks for 256 MiB of shared memory, but 'shm_size' is 64; remove the override",
});

function withSharedMemory(size: number): TerraformStack {
  const { stack, database } = new Shop();
  database.container.addOverride("shm_size", size);
  return stack;
}
