import { defineJob, type JobDefinition } from "../../lib/rollout/job";
import { newStack, synth } from "../support/synth";

function job(definition: Partial<JobDefinition> = {}) {
  const stack = newStack();
  defineJob(stack, "Job", { title: "trying", name: "shop-job", image: "a:1", spec: {}, resources: { memoryMiB: 64, cpus: 1 }, ...definition });
  return synth(stack).at("Job");
}

test("a job runs once, the deploy waits for it, and it stays for its log", () => {
  const { attach, must_run, restart, remove_volumes, name } = job();
  expect([attach, must_run, restart, remove_volumes]).toEqual([true, false, "no", false]);
  expect(name).toMatch(/^shop-job-\$\{formatdate/);
});

test("a job has a network only if it is given one", () => {
  expect([job().network_mode, job({ networks: [{ id: "n" }] }).network_mode, job({ settings: { networkMode: "host" } }).network_mode]).toEqual([
    "none", undefined, "host",
  ]);
});

test("a failure ends the deploy with the command that shows the log, in sh and in cmd", () => {
  expect(job().provisioner).toEqual([
    { "local-exec": { command: '${self.exit_code == 0 ? "exit 0" : "echo trying failed - its log: docker logs ${replace(self.name, "/[^0-9A-Za-z_.-]/", "_")} && exit ${self.exit_code}"}' } },
  ]);
});

test("a failure says what to do, where the job knows", () => {
  expect(JSON.stringify(job({ hint: "try again by make it-so" }).provisioner)).toContain(" - try again by make it-so && exit ${self.exit_code}");
});
