import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ComposeFile } from "../../lib";
import { smallStack } from "./small-stack";

test("a stack becomes services, networks, volumes and configs", () => {
  expect(ComposeFile.fromOutput(smallStack())).toMatchInlineSnapshot(`
"# Made by cdktf-webstack from the stack 'tiny_shop'; changes here are lost.
# Needs networks that other projects make: other-front
# Start, with the volumes that no 'down' removes:
#   docker volume create tiny-data-password
#   docker compose up -d && docker wait tiny-route

name: tiny_shop

services:
  tiny-files:
    container_name: tiny-files
    image: busybox:1.37.0
    entrypoint: ["true"]
    restart: "no"
    network_mode: none
    volumes:
      - type: volume
        source: tiny-files
        target: /files
        read_only: false
    configs:
      - source: tiny-files-files-1-run.sh
        target: /files/1/run.sh
        mode: "0444"

  tiny-migrate:
    container_name: tiny-migrate
    image: tiny-image:1
    build:
      context: ./assets/app
      dockerfile: Dockerfile
      args:
        A: b
      labels:
        made: here
    environment:
      FILES: tiny-files
    restart: "no"
    networks:
      tiny-front: {}
    depends_on:
      tiny-files:
        condition: service_completed_successfully

  tiny-app:
    container_name: tiny-app
    image: tiny-image:1
    restart: unless-stopped
    networks:
      tiny-front: {}
    volumes:
      - type: volume
        source: tiny-files
        target: /files
        read_only: true
      - type: volume
        source: tiny-data-password
        target: /run/secrets/password
        read_only: true
    depends_on:
      tiny-migrate:
        condition: service_completed_successfully

  tiny-proxy:
    container_name: tiny-proxy
    image: busybox:1.37.0
    ports:
      - target: 8080
        published: "80"
        host_ip: 127.0.0.1
        protocol: tcp
    networks:
      tiny-front:
        aliases: [www]
      other-front: {}

  tiny-route:
    container_name: tiny-route
    image: busybox:1.37.0
    pid: service:tiny-proxy
    restart: "no"
    network_mode: service:tiny-proxy
    configs:
      - source: tiny-route-next-servers
        target: /next/servers
        mode: "0644"
    depends_on:
      tiny-app:
        condition: service_started
      tiny-proxy:
        condition: service_healthy

networks:
  tiny-front:
    name: tiny-front
    driver: bridge
    internal: true
  other-front:
    name: other-front
    external: true

volumes:
  tiny-files:
    name: tiny-files
  tiny-data-password:
    name: tiny-data-password
    external: true

configs:
  tiny-files-files-1-run.sh:
    content: |
      echo $\${HOME}
      echo $$HOME
  tiny-route-next-servers:
    content: |
      tiny-app:8000
"
`);
});

test("the same stack gives the same text", () => {
  expect(ComposeFile.fromOutput(smallStack())).toBe(ComposeFile.fromOutput(smallStack()));
});

test("names the volumes that are to be made first", () => {
  expect(ComposeFile.dataVolumes(smallStack())).toEqual(["tiny-data-password"]);
});

test("writes into the stack's folder, or elsewhere with the paths of images seen from there", () => {
  const stack = smallStack();
  expect(ComposeFile.write(stack)).toBe(join(stack, "compose.yaml"));
  expect(readFileSync(join(stack, "compose.yaml"), "utf8")).toBe(ComposeFile.fromOutput(stack));
  const elsewhere = mkdtempSync(join(tmpdir(), "compose-file-"));
  try {
    const file = ComposeFile.write(stack, join(elsewhere, "shop.yaml"));
    const name = stack.slice(tmpdir().length + 1);
    expect(readFileSync(file, "utf8")).toContain(`context: ../${name}/assets/app\n`);
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});

test("fails when nothing was synthesized there", () => {
  expect(() => ComposeFile.fromOutput("/nowhere")).toThrow(
    "'folder' must be the folder of a synthesized stack such as 'cdktf.out/stacks/shop', got '/nowhere' without a cdk.tf.json",
  );
});
