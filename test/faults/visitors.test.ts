import { setTimeout as sleep } from "node:timers/promises";
import { describeWithTerraform } from "../integ/support/describe-with-terraform";
import { containers, sql } from "../integ/support/docker";
import { logs } from "../integ/support/inside";
import { Browser } from "../support/browser";
import { FaultedShop, UNNOTICED } from "./support/faulted-shop";
import { SlowClients } from "./support/slow-clients";

const ID = "wsftvisitors";
const SLOW_CLIENTS = 500;
const SLOW_SECONDS = 25;
const UPLOADS = 24;
const UPLOAD_SECONDS = 6;

describeWithTerraform("a shop whose visitors ask too much", () => {
  const shop = new FaultedShop(ID, 18_501);

  test("slow clients, hundreds at once, keep nobody else from being served", async () => {
    const clients = new SlowClients(shop, SLOW_CLIENTS);
    const seen = await shop.suffer({
      title: `${SLOW_CLIENTS} clients that never finish their request, for ${SLOW_SECONDS} s`,
      strike: async () => {
        try {
          await clients.start();
          await sleep(SLOW_SECONDS * 1000);
        } finally {
          clients.stop();
        }
        return Date.now();
      },
    });
    expect(seen).toMatchObject({ ...UNNOTICED, failedPosts: 0 });
    // Those sent away for their slowness are on their way back.
    expect(clients.fewest).toBeGreaterThan(SLOW_CLIENTS / 2);
  });

  test("more uploads at once than the proxy has room for: those too many fail, and nobody else notices", async () => {
    const [proxy] = containers({ stack: ID, construct: "Proxy", role: "service" });
    const accepted: string[] = [];
    const outcomes: string[] = [];
    const seen = await shop.suffer({
      title: `the proxy's temporary space full of ${UPLOADS} uploads at once`,
      strike: async () => {
        await Promise.all(Array.from({ length: UPLOADS }, (_, number) => upload(`crowd-${number}.bin`)));
        return Date.now();
      },
    });
    console.info(`uploads: ${accepted.length} accepted; ${outcomes.join(", ")}`);
    expect(logs(proxy)).toContain("No space left on device");
    expect(seen).toMatchObject({ ...UNNOTICED, failedPosts: 0 });
    const rows = sql(`${ID}-database`, "shop", "select name from catalog_picture").split("\n");
    expect(rows).toEqual(expect.arrayContaining(accepted));

    async function upload(name: string): Promise<void> {
      const visitor = new Browser({ port: shop.port, host: shop.host, timeoutSeconds: 30 });
      const file = { field: "picture", name, content: Buffer.alloc(9 * 1024 * 1024, name), contentType: "application/octet-stream" };
      const outcome = await visitor.upload("/pictures/", file, { seconds: UPLOAD_SECONDS }).then(({ status }) => String(status), (error: Error) => error.message);
      outcomes.push(outcome);
      if (outcome === "200") accepted.push(name);
    }
  });
});
