import { parse } from "yaml";
import { ComposeFile } from "../../../lib";
import { finishedContainer } from "../finished-stack";

/** The service that a container with these settings becomes. */
function service(settings: Record<string, unknown>): Record<string, unknown> {
  const { services } = parse(ComposeFile.fromOutput(finishedContainer(settings))) as { services: Record<string, Record<string, unknown>> };
  return services["tiny-app"];
}

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ["commands", { entrypoint: ["sh", "-c"], command: ["echo $A ${\"$\"}$${b}"] }, { entrypoint: ["sh", "-c"], command: ["echo $$A $$$${b}"] }],
  ["environment", { env: ["A=1", "B=a=b$c", "C="] }, { environment: { A: "1", B: "a=b$$c", C: "" } }],
  ["variables", { env: ["A=x${var.who}"] }, { environment: { A: "x${who:?}" } }],
  ["processors", { cpu_quota: 150_000, cpu_period: 100_000, cpu_shares: 1536 }, { cpus: 1.5, cpu_shares: 1536 }],
  ["memory", { memory: 64, memory_swap: 128, shm_size: 16 }, { mem_limit: "64m", memswap_limit: "128m", shm_size: "16m" }],
  ["memory without a swap limit", { memory: 64, memory_swap: -1 }, { mem_limit: "64m", memswap_limit: -1 }],
  ["limits", { ulimit: [{ name: "nofile", soft: 10, hard: 20 }] }, { ulimits: { nofile: { soft: 10, hard: 20 } } }],
  ["rights", { capabilities: { drop: ["ALL"], add: ["CAP_CHOWN"] }, security_opts: ["no-new-privileges:true"] },
    { cap_drop: ["ALL"], cap_add: ["CHOWN"], security_opt: ["no-new-privileges:true"] }],
  ["users", { user: "1:2", group_add: ["30"], read_only: true }, { user: "1:2", group_add: ["30"], read_only: true }],
  ["temporary folders", { tmpfs: { "/tmp": "rw,size=1m", "/run": "" } }, { tmpfs: ["/tmp:rw,size=1m", "/run"] }],
  ["logs", { log_driver: "json-file", log_opts: { "max-file": "3" } }, { logging: { driver: "json-file", options: { "max-file": "3" } } }],
  ["labels", { labels: [{ label: "a.b", value: "c$" }] }, { labels: { "a.b": "c$$" } }],
  ["ends", { init: true, stop_signal: "SIGQUIT", stop_timeout: 35, destroy_grace_seconds: 40 },
    { init: true, stop_signal: "SIGQUIT", stop_grace_period: "35s" }],
  ["restarts", { restart: "on-failure", max_retry_count: 3 }, { restart: "on-failure:3" }],
  ["health", { healthcheck: { test: ["CMD", "true"], interval: "1m0s", retries: 3 } },
    { healthcheck: { test: ["CMD", "true"], interval: "1m0s", retries: 3 } }],
  ["ports", { ports: [{ internal: 80, external: 8080, ip: "127.0.0.1", protocol: "tcp" }, { internal: 81 }] },
    { ports: [{ target: 80, published: "8080", host_ip: "127.0.0.1", protocol: "tcp" }, { target: 81 }] }],
  ["folders of the host", { mounts: [{ type: "bind", source: "/etc/shop", target: "/shop", read_only: true }] },
    { volumes: [{ type: "bind", source: "/etc/shop", target: "/shop", read_only: true, bind: { create_host_path: false } }] }],
])("translates %s", (_what, settings, expected) => {
  expect(service(settings)).toEqual({ container_name: "tiny-app", image: "busybox:1.37.0", network_mode: "bridge", ...expected });
});

test("fails with resource and attribute for what it cannot translate", () => {
  const message = (settings: Record<string, unknown>): string => {
    try {
      return `no error, but ${JSON.stringify(service(settings))}`;
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect([
message({ hostname: '${upper("a")}' }),
message({ env: ["A=${local.a}"] }),
message({ env: ["A=${docker_container.Other.name}"] }),
message({ env: ["A=${docker_container.App.id}"] }),
message({ env: ["A"] }),
message({ healthcheck: { test: ["CMD", "%{ if true }a%{ endif }"] } }),
message({ name: "${var.name}" }),
message({ network_mode: "tiny-front" }),
message({ cpu_quota: "${var.quota}" }),
message({ mounts: [{ type: "volume", source: "a", target: "/a", volume_options: { no_copy: true } }] }),
message({ count: 2 }),
message({ gpus: "all" })].
join("\n")).toMatchInlineSnapshot(`
"at 'Tiny_Shop/App/Resource': 'hostname' of docker_container.App holds 'upper("a")', which a Compose file cannot say; it takes plain text, names of resources and, but for names, variables
at 'Tiny_Shop/App/Resource': 'env' of docker_container.App holds 'local.a', which a Compose file cannot say; it takes plain text, names of resources and, but for names, variables
at 'Tiny_Shop/App/Resource': 'env' of docker_container.App holds 'docker_container.Other.name', which a Compose file cannot say; it takes plain text, names of resources and, but for names, variables
at 'Tiny_Shop/App/Resource': 'env' of docker_container.App holds 'docker_container.App.id', which a Compose file cannot say; it takes plain text, names of resources and, but for names, variables
at 'Tiny_Shop/App/Resource': 'env' of docker_container.App must hold entries like NAME=value, got "A"
at 'Tiny_Shop/App/Resource': 'healthcheck.test' of docker_container.App holds '%{ if true }', which a Compose file cannot say; it takes plain text, names of resources and, but for names, variables
at 'Tiny_Shop/App/Resource': 'name' of docker_container.App must be a plain name, got "\${var.name}"
at 'Tiny_Shop/App/Resource': 'network_mode' of docker_container.App must be one of none, host, bridge, nat or another container's, got 'tiny-front'; use networks_advanced
at 'Tiny_Shop/App/Resource': 'cpu_quota' of docker_container.App must be a number, got "\${var.quota}"
at 'Tiny_Shop/App/Resource': 'mounts.volume_options' of docker_container.App has no counterpart in a Compose file; leave it out, or deploy with Terraform
at 'Tiny_Shop/App/Resource': 'count' of docker_container.App has no counterpart in a Compose file; leave it out, or deploy with Terraform
at 'Tiny_Shop/App/Resource': 'gpus' of docker_container.App has no counterpart in a Compose file; leave it out, or deploy with Terraform"
`);
});
