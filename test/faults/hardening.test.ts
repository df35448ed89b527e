import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Secret } from "../../lib";
import { pairwiseCells } from "../integ/matrix/cells";
import { defineSite, stackId } from "../integ/matrix/site";
import { DeployedShop } from "../integ/support/deployed-shop";
import { Deployment } from "../integ/support/deployment";
import { describeWithTerraform } from "../integ/support/describe-with-terraform";
import { containers } from "../integ/support/docker";
import { Shop, type ShopVariant } from "../integ/support/shop";
import { inspect, type Inspection } from "./support/hardening-inspection";
import { inspectSynthesized } from "./support/hardening-synthesized";
import { failures, findings, told } from "./support/hardening-table";
import { reportRow } from "./support/report";

const ID = "wsfdhard";
const PORT = 18_551;

/** What is left out in tests, because it opens the shop to everybody. */
const OPEN: ShopVariant = {
  proxy: { httpPort: undefined, bindAddress: undefined },
  framework: { secrets: { STRIPE_KEY: Secret.fromHostFile("/etc/shop/stripe-key") } },
};

function synthesizedShop(variant: ShopVariant = {}): Inspection[] {
  const shop = new Shop(ID, PORT);
  try {
    shop.synth(variant);
    return inspectSynthesized(readFileSync(join(shop.output, "cdk.tf.json"), "utf8"));
  } finally {
    shop.dispose();
  }
}

/** Sites that between them have every product. */
function synthesizedSites(): Inspection[] {
  const deployment = new Deployment();
  try {
    const cells = pairwiseCells();
    deployment.synth(Object.fromEntries(cells.map((cell) => [stackId(cell), (stack) => void defineSite(stack, cell, "1")])));
    return cells.flatMap((cell) => inspectSynthesized(deployment.synthesized(stackId(cell))));
  } finally {
    deployment.dispose();
  }
}

/** Which containers do not pass which rule. */
function exceptions(all: readonly Inspection[]): string[] {
  return findings(all).flatMap(({ rule, excepted, failed }) => [...excepted, ...failed].sort().map((name) => `${rule.id}: ${name}`));
}

describeWithTerraform("the hardening of containers", () => {
  new DeployedShop(ID, PORT);

  const deployed = (): Inspection[] => inspect(containers({ stack: ID }, { all: true }));

  test("meets each rule in every container, or the exception has a reason", () => {
    const others = [...synthesizedShop(OPEN), ...synthesizedSites()];
    const [real, synthesized] = [deployed(), others].map(findings);
    real.forEach((finding, index) => {
      const { id, says, looksAt } = finding.rule;
      const columns = { "a deployed shop": told(finding), "synthesized: all defaults, all products": told(synthesized[index]) };
      reportRow("hardening", { "rule": `${id} ${says}`, "looked at": looksAt, ...columns });
    });
    expect(real[0].containers).toBeGreaterThan(10);
    expect([...failures(real), ...failures(synthesized)]).toEqual([]);
  });

  test("is in real containers what their synthesized attributes promise", () => {
    expect(exceptions(deployed())).toEqual(exceptions(synthesizedShop()));
  });
});
