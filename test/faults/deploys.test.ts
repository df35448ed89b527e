import { setTimeout as sleep } from "node:timers/promises";
import { describeWithTerraform } from "../integ/support/describe-with-terraform";
import { docker } from "../integ/support/docker";
import { logs } from "../integ/support/inside";
import { untilPrinted } from "../integ/support/until-printed";
import { Browser } from "../support/browser";
import { deployAgain, killedDeploy, mendState, messageOf, prune, routed, strangers } from "./support/deploys-killed";
import { moments } from "./support/deploys-moments";
import { FaultedShop, UNNOTICED } from "./support/faulted-shop";

const ID = "wsfddeploys";
const DATABASE = `${ID}-database`;
const KILLS = 5;
const SAVED_SECONDS = 60;
const NOTHING_FAILED = { ...UNNOTICED, failedPosts: 0 };

/** `FAULTS_SEED=<number>` makes a run again. */
const SEED = Number(process.env.FAULTS_SEED ?? Date.now() % 2 ** 31);

describeWithTerraform("a shop under load whose deploys go wrong", () => {
  const shop = new FaultedShop(ID, 18_550);
  let releases = 0;

  /** A release that is synthesized and not yet deployed; gives its version. */
  function prepareRelease(): string {
    const version = `2.0.${++releases}`;
    shop.release(version);
    shop.synth();
    return version;
  }

  async function served(): Promise<string | undefined> {
    return /<span class="release">([^<]+)</.exec((await new Browser(shop).get("/")).body)?.[1];
  }

  test(`killed half-way ${KILLS} times, at random moments: no request fails, and the next deploy converges`, async () => {
    prepareRelease();
    const { seconds } = await shop.terraform.deploy();
    // Behind the plan and before the end.
    const at = moments(SEED, KILLS).map((moment) => 2 + moment * (seconds - 3));
    console.info(`FAULTS_SEED=${SEED}: kills after ${at.map((one) => one.toFixed(1)).join(", ")} of ${seconds.toFixed(1)} s`);
    const killedAtWork: boolean[] = [];
    const seen = await shop.suffer({
      title: `${KILLS} deploys killed half-way (SIGKILL of Terraform and its provider), each run again`,
      strike: async () => {
        for (const moment of at) killedAtWork.push(await killAndRepair(moment));
        return Date.now();
      },
    });
    expect(seen).toMatchObject(NOTHING_FAILED);
    expect(killedAtWork.filter(Boolean).length).toBeGreaterThanOrEqual(KILLS - 1);
  });

  async function killAndRepair(moment: number): Promise<boolean> {
    const version = prepareRelease();
    const wasAtWork = await killedDeploy(shop, moment);
    const isMended = mendState(shop);
    const [left, before] = [strangers(shop), routed(shop)];
    expect(before.filter((name) => left.includes(name))).toEqual([]);
    const { prunes } = await deployAgain(shop);
    expect(routed(shop).filter((name) => left.includes(name))).toEqual([]);
    await shop.terraform.expectEmptyPlan();
    const removed = await prune(shop);
    console.info(
      `killed after ${moment.toFixed(1)} s${wasAtWork ? "" : " (it had ended)"}: ${isMended ? "the state file was broken, its backup put back; " : ""}left over ${left.join(" ") || "nothing"}; ` +
        `a name was taken ${prunes} times; prune removed ${removed.length}`,
    );
    expect(strangers(shop)).toEqual([]);
    expect(await served()).toBe(version);
    return wasAtWork;
  }

  test("two at once: the second is told who has the state, and harms nothing", async () => {
    const seen = await shop.suffer({
      title: "two deploys at once",
      strike: async () => {
        const version = prepareRelease();
        const first = shop.terraform.start();
        await untilPrinted(first.child, /Refreshing state/, 60);
        const second = await shop.terraform.apply();
        const message = messageOf(second);
        console.info(message);
        expect(second.code).toBe(1);
        expect(message).toMatch(/Error acquiring the state lock[^]*Operation: +OperationTypeApply/);
        expect((await first.done).code).toBe(0);
        expect(await served()).toBe(version);
        return Date.now();
      },
    });
    expect(seen).toMatchObject(NOTHING_FAILED);
  });

  test(`a saved plan, applied ${SAVED_SECONDS} s after it was made`, async () => {
    const seen = await shop.suffer({
      title: `a saved plan applied ${SAVED_SECONDS} s after it was made`,
      strike: async () => {
        const version = prepareRelease();
        expect(await shop.terraform.start(["plan", "-input=false", "-out", "saved.tfplan"]).done).toMatchObject({ code: 0 });
        await sleep(SAVED_SECONDS * 1000);
        expect(await shop.terraform.start(["apply", "-input=false", "saved.tfplan"]).done).toMatchObject({ code: 0 });
        expect(await served()).toBe(version);
        return Date.now();
      },
    });
    expect(seen).toMatchObject(NOTHING_FAILED);
  });

  test("while the database is stopped: the deploy starts it again", async () => {
    const { failedGets, failedPosts } = await shop.suffer({
      title: "a release while the database is stopped",
      strike: async () => {
        docker("stop", DATABASE);
        const stopped = Date.now();
        expect((await new Browser(shop).get("/about/")).status).toBe(200);
        const version = prepareRelease();
        const { code, seconds, output } = await shop.terraform.apply();
        console.info(`the deploy took ${seconds.toFixed(1)} s (exit code ${code}), ${((Date.now() - stopped) / 1000).toFixed(1)} s after the stop`);
        if (code !== 0) throw new Error(messageOf({ output }));
        expect(await served()).toBe(version);
        return Date.now();
      },
    });
    console.info(`failed while it was away: ${failedGets} GETs, ${failedPosts} POSTs`);
  });

  test("while the database answers nobody: the deploy gives up and says so, and the next one is good", async () => {
    const { failedGets, failedPosts } = await shop.suffer({
      title: "a release while the database is frozen (docker pause), until the deploy gives up",
      strike: async () => {
        const before = await served();
        const about = askAgainAndAgain("/about/");
        docker("pause", DATABASE);
        try {
          prepareRelease();
          const outcome = await shop.terraform.apply();
          console.info(`the deploy ended after ${outcome.seconds.toFixed(1)} s:\n${messageOf(outcome)}`);
          expect(outcome.code).toBe(1);
          const log = logs(/docker\s+logs\s+(\S+)/.exec(messageOf(outcome))?.[1] ?? "");
          console.info(log.slice(-1000));
          expect(log).toMatch(/database/i);
        } finally {
          docker("unpause", DATABASE);
          console.info(`a page without a query meanwhile: ${await about.stop()}`);
        }
        const back = Date.now();
        expect(await served()).toBe(before);
        return back;
      },
    });
    console.info(`failed while it was away: ${failedGets} GETs, ${failedPosts} POSTs`);
  });

  /** Asks for a page every second, one request after the other; the end tells how many were served. */
  function askAgainAndAgain(path: string): { stop(): Promise<string> } {
    const visitor = new Browser({ port: shop.port, host: shop.host, timeoutSeconds: 10 });
    let [isOver, served, failed] = [false, 0, 0];
    const asking = (async () => {
      while (!isOver) {
        const answer = await visitor.get(path).catch(() => undefined);
        if (answer?.status === 200) served++;
        else failed++;
        await sleep(1000);
      }
    })();
    return {
      stop: async () => {
        isOver = true;
        await asking;
        return `${served} served, ${failed} failed`;
      },
    };
  }
});
