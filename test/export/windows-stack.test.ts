import { join } from "node:path";
import { AppServer, ComposeFile, Iis, ReverseProxy, Tls } from "../../lib";
import { newApp, newStack } from "../support/synth";

test("a Windows proxy becomes a service on the network that every Windows engine has, built from the same folder", () => {
  const app = newApp();
  const stack = newStack("shop", app);
  const upstream = AppServer.external({ servers: ["10.0.0.5:8000"] });
  new ReverseProxy(stack, "Proxy", { engine: new Iis(), upstream, serverNames: ["shop.example.com"], tls: Tls.none() });
  app.synth();
  const text = ComposeFile.fromOutput(join(app.outdir, "stacks/shop"));
  expect(text.replace(/[0-9a-f]{64}/g, "<hash>").replace(/\b[0-9a-f]{16}\b/g, "<hash>").replace(/\b[0-9a-f]{12}\b/g, "<hash>")).toMatchInlineSnapshot(`
"# Made by cdktf-webstack from the stack 'shop'; changes here are lost.
# Start, with the volumes that no 'down' removes:
#   docker compose up -d

name: shop

services:
  shop-proxy:
    container_name: shop-proxy
    image: shop-proxy-image:<hash>
    build:
      context: ./assets/Proxy_ImageContext_6BAE4022/<hash>
      dockerfile: Dockerfile
      args:
        BASE_IMAGE: mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2025
      labels:
        webstack.construct: Proxy
        webstack.release: <hash>
        webstack.stack: shop
    stop_grace_period: 30s
    healthcheck:
      test: [CMD, curl.exe, -fsS, -o, NUL, -m, "4", http://127.0.0.1:8081/release.txt]
      interval: 15s
      timeout: 5s
      start_period: 1m30s
      retries: 3
    cpu_shares: 1024
    mem_limit: 512m
    ports:
      - target: 80
        published: "80"
        protocol: tcp
    logging:
      driver: json-file
      options:
        max-file: "3"
        max-size: 10m
    labels:
      webstack.stack: shop
      webstack.construct: Proxy
      webstack.role: service
      webstack.release: <hash>
      webstack.config-hash: <hash>
    restart: always
    network_mode: nat
"
`);
});
