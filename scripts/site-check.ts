import { waitUntil } from "../cli/process";
import { Browser } from "../test/support/browser";

const DEADLINE_SECONDS = 60;

/** Asks the shop as a browser does: a page, and a form whose entry has to be there afterwards. */
export async function checkSite(port: number): Promise<string> {
  const browser = new Browser({ port, host: `localhost:${port}` });
  const answers = await waitUntil(async () => (await statusOf(browser)) === 200, DEADLINE_SECONDS);
  if (!answers) throw new Error(`the shop did not answer on port ${port} within ${DEADLINE_SECONDS} s; see docker ps and docker logs`);
  const name = `Test order ${new Date().toISOString()}`;
  const posted = await browser.postForm("/orders/", { name, quantity: "1", product: "1", note: "" }, { from: "/" });
  const again = await browser.get("/");
  if (posted.status !== 200 || !again.body.includes(name)) throw new Error(`the shop did not keep an order (status ${posted.status})`);
  return name;
}

async function statusOf(browser: Browser): Promise<number> {
  try {
    return (await browser.get("/")).status;
  } catch {
    return 0;
  }
}
