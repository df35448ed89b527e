import { say } from "../scripts/say";
import { docker, prepareMachine, sweep } from "./machine";
import { Sample } from "./sample";
import { BenchShop } from "./shop";
import { untilAnswers } from "./wrk";

const SHOP_PORT = 18_701;
const SAMPLE_PORT = 18_702;
const EQUAL_PORT = 18_703;
const PREFIXES = ["wsbenchours-", "wsbenchsample", "wsbenchequal"];

/** The default shop and the Compose sample, both running: addresses of containers, as clients from elsewhere reach them. */
export interface Both {
  readonly shop: string;
  readonly sample: string;
  /** The sample with as many processes as the shop. */
  readonly equal: string;
  /** The shop's app servers by their own addresses. */
  readonly servers: readonly string[];
  readonly processes: number;
}

/** Brings both up from the same images, hands them over and removes all of it. */
export async function withBoth<T>(use: (both: Both) => Promise<T>): Promise<T> {
  const mirror = await prepareMachine();
  for (const prefix of PREFIXES) await sweep(prefix);
  const shop = new BenchShop("wsbenchours", SHOP_PORT, mirror);
  const samples: Sample[] = [];
  try {
    say("starting the shop and the samples");
    shop.synth();
    await shop.composeUp();
    const replicas = (await docker("ps", "--filter", "label=webstack.stack=wsbenchours", "--filter", "label=webstack.construct=AppServer", "--format", "{{.Names}}")).split("\n");
    const imageOf = (name: string): Promise<string> => docker("inspect", "--format", "{{.Config.Image}}", name);
    const images = { application: await imageOf(replicas[0]), proxy: await imageOf("wsbenchours-proxy"), database: await imageOf("wsbenchours-database") };
    const processes = replicas.length * Number(/--workers[ =](\d+)/.exec(await docker("inspect", "--format", "{{join .Config.Cmd \" \"}}", replicas[0]))?.[1] ?? 1);
    samples.push(new Sample("wsbenchsample", SAMPLE_PORT, images), new Sample("wsbenchequal", EQUAL_PORT, images, processes));
    for (const sample of samples) await sample.up();
    for (const port of [SHOP_PORT, SAMPLE_PORT, EQUAL_PORT]) await untilAnswers(`127.0.0.1:${port}`, "/", 120);
    return await use({
      shop: await addressOf("wsbenchours-proxy", 8080),
      sample: await addressOf("wsbenchsample-nginx", 8080),
      equal: await addressOf("wsbenchequal-nginx", 8080),
      servers: await Promise.all(replicas.map((name) => addressOf(name, 8000))),
      processes,
    });
  } finally {
    for (const sample of samples) await sample.down();
    for (const prefix of PREFIXES) await sweep(prefix);
    shop.dispose();
  }
}

/** By way of a port published on loopback each byte would go through one more program, which nobody from outside meets. */
async function addressOf(container: string, port: number): Promise<string> {
  const addresses = await docker("inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}", container);
  return `${addresses.trim().split(" ")[0]}:${port}`;
}
