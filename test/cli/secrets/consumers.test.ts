import { behind, consumersOf, makersOf } from "../../../cli/secrets/consumers";
import { secretContainer } from "./container";

const APPLICATION = secretContainer("shop-app-server-0-20260301030000");
const ELSEWHERE = secretContainer("api-app-server-0-20260301030000", { stack: "api", madeBy: ["api-site-secrets-20260301030000"] });
const JOB = { role: "job", status: "exited", isReleased: false, madeBy: [] };
const PASSWORD_MAKER = secretContainer("shop-database-secrets-20260301030000", JOB);
const KEY_MAKER = secretContainer("shop-site-secrets-20260301030000", { ...JOB, volumes: ["shop-site-secret-key"] });
const OTHER_KEY_MAKER = secretContainer("api-site-secrets-20260301030000", { ...JOB, stack: "api", volumes: ["api-site-secret-key"] });
const STRANGER = secretContainer("blog-site-secrets-20260301030000", { ...JOB, stack: "blog", volumes: ["blog-site-secret-key"] });
const ALL = [APPLICATION, ELSEWHERE, PASSWORD_MAKER, KEY_MAKER, OTHER_KEY_MAKER, STRANGER];

test("consumers of a secret are found in every stack", () => {
  expect(consumersOf("shop-database-data-password", ALL)).toEqual([APPLICATION, ELSEWHERE]);
});

test("what has to be made anew is what made it, and whatever made another secret of a consumer", () => {
  expect(makersOf("shop-database-data-password", ALL)).toEqual([PASSWORD_MAKER, KEY_MAKER, OTHER_KEY_MAKER]);
  expect(makersOf("blog-site-secret-key", ALL)).toEqual([STRANGER]);
});

test("a consumer is behind until it was started after the change, even within the same second", () => {
  const at = (time: string): number => behind([APPLICATION], new Date(time)).length;
  expect([at("2026-03-01T03:00:04Z"), at("2026-03-01T03:00:05Z"), at("2026-03-01T03:00:06Z")]).toEqual([0, 1, 1]);
  expect(behind([{ ...APPLICATION, status: "exited" }], new Date("2026-03-01T03:00:06Z"))).toEqual([]);
});
