import type { Attributes } from "./attributes";

/** What runs in a container, and how it begins and ends. */
export function process(attributes: Attributes): { readonly [name: string]: unknown } {
  return {
    entrypoint: attributes.texts("entrypoint"),
    command: attributes.texts("command"),
    working_dir: attributes.text("working_dir"),
    environment: environment(attributes),
    init: attributes.scalar("init"),
    tty: attributes.scalar("tty"),
    stdin_open: attributes.scalar("stdin_open"),
    stop_signal: attributes.text("stop_signal"),
    stop_grace_period: seconds(attributes),
    healthcheck: healthcheck(attributes),
  };
}

/** Restart policy: none for what runs once. */
export function restart(attributes: Attributes, once: boolean): { restart?: string } {
  const policy = attributes.text("restart");
  const retries = attributes.scalar("max_retry_count");
  return { restart: once ? "no" : policy === "on-failure" && retries ? `on-failure:${String(retries)}` : policy };
}

function environment(attributes: Attributes): { [name: string]: string } | undefined {
  const entries = attributes.texts("env")?.map((entry) => {
    const [, name = "", value = ""] = /^([^=$]+)=(.*)$/s.exec(entry) ?? [];
    if (name === "") throw attributes.error("env", `must hold entries like NAME=value, got ${JSON.stringify(entry)}`);
    return [name, value] as const;
  });
  return entries && entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function seconds(attributes: Attributes): string | undefined {
  const destroy = attributes.scalar("destroy_grace_seconds");
  const value = attributes.scalar("stop_timeout") ?? destroy;
  return value === undefined ? undefined : `${String(value)}s`;
}

function healthcheck(attributes: Attributes): object | undefined {
  const [check] = attributes.blocks("healthcheck", (block) => ({
    test: block.texts("test"),
    interval: block.text("interval"),
    timeout: block.text("timeout"),
    start_period: block.text("start_period"),
    start_interval: block.text("start_interval"),
    retries: block.scalar("retries"),
  })) ?? [undefined];
  return check;
}
