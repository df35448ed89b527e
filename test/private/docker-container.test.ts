import { Network } from "@cdktf/provider-docker/lib/network";
import { type ContainerDefinition, defineContainer } from "../../lib/private/docker-container";
import { newStack, synth } from "../support/synth";

function synthesized(definition: Partial<ContainerDefinition>) {
  const stack = newStack();
  defineContainer(stack, "A", { name: "shop-a", role: "service", image: "a:1", spec: {}, resources: { memoryMiB: 128, cpus: 0.5 }, ...definition });
  return synth(stack).at("A");
}

test("every text of a user is escaped for Terraform", () => {
  const spec = { command: ["${a}"], entrypoint: ["%{b}"], environment: { C: "${c} $d" }, healthCheck: { command: ["${e}"] } };
  expect(synthesized({ spec, uploads: [{ file: "/f", content: "%{f} $" }], mounts: [{ type: "bind", source: "/${g}", target: "/g" }] })).toMatchObject({
    command: ["$${a}"],
    entrypoint: ["%%{b}"],
    env: ["C=$${c} $d"],
    healthcheck: { test: ["CMD", "$${e}"] },
    upload: [{ file: "/f", content: "%%{f} $" }],
    mounts: [{ source: "/$${g}" }],
  });
});

test("what is known late is escaped and named as Terraform names it", () => {
  const late = synthesized({
    spec: () => ({ environment: { A: "${a}" } }),
    mounts: () => [{ source: "v", target: "/v" }],
    groups: () => [20_001],
    release: () => "abc",
    uploads: () => [{ file: "/f", content: "${f}" }],
  });
  expect(late).toMatchObject({
    env: ["A=$${a}"],
    mounts: [{ type: "volume", source: "v", target: "/v", read_only: true }],
    group_add: ["20001"],
    upload: [{ file: "/f", content: "$${f}", permissions: "0444" }],
  });
  expect(late.labels).toContainEqual({ label: "webstack.release", value: "abc" });
});

test("a file may hold what an expression gives, and a label what is known late", () => {
  const container = synthesized({
    uploads: [{ file: "/f", base64Expression: '${filebase64("f")}', permissions: "0400" }],
    labels: { "webstack.own": () => "known" },
  });
  expect(container.upload).toEqual([{ file: "/f", content_base64: '${filebase64("f")}', permissions: "0400" }]);
  expect(container.labels).toContainEqual({ label: "webstack.own", value: "known" });
});

test("a value of Terraform in a variable stays one", () => {
  const stack = newStack();
  const network = new Network(stack, "N", { name: "n" });
  const spec = { environment: { NETWORK: `$${network.id}` } };
  defineContainer(stack, "A", { name: "shop-a", role: "service", image: "a:1", spec, resources: { memoryMiB: 128, cpus: 1 } });
  expect(synth(stack).at("A").env).toEqual(['NETWORK=${"$"}${docker_network.N.id}']);
});

test("durations are written as Docker reads them back", () => {
  const healthCheck = { command: ["true"], intervalSeconds: 90, timeoutSeconds: 1.5, startPeriodSeconds: 3600, retries: 1 };
  expect(synthesized({ spec: { healthCheck } }).healthcheck).toEqual({
    test: ["CMD", "true"], interval: "1m30s", timeout: "1.5s", start_period: "1h0m0s", retries: 1,
  });
});

test("processors become a quota of time, and never the setting that crashes the provider", () => {
  const container = synthesized({});
  expect([container.cpu_period, container.cpu_quota, container.cpu_shares]).toEqual([100_000, 50_000, 512]);
  expect(container).not.toHaveProperty("cpus");
});

test("only what is made anew beside its predecessor carries a time stamp, whose change is ignored", () => {
  const service = synthesized({});
  const app = synthesized({ createBeforeDestroy: true });
  expect([service.name, service.lifecycle?.create_before_destroy]).toEqual(["shop-a", undefined]);
  expect([app.name.startsWith("shop-a-${formatdate("), app.lifecycle?.create_before_destroy]).toEqual([true, true]);
  expect([service.lifecycle?.ignore_changes?.includes("name"), app.lifecycle?.ignore_changes?.includes("name")]).toEqual([false, true]);
});
