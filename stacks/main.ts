import { App } from "cdktf";
import { Tls } from "../lib";
import { builtShop } from "./shop-image";
import { ShopStack } from "./shop-stack";

const app = new App();
new ShopStack(app, "shop", {
  environment: {
    serverNames: (process.env.SHOP_NAMES ?? "localhost,127.0.0.1").split(","),
    httpPort: Number(process.env.SHOP_PORT ?? 8080),
    bindAddress: process.env.SHOP_ADDRESS ?? "127.0.0.1",
    tls: Tls.none(),
    replicas: 2,
    resources: { memoryMiB: 512, cpus: 1 },
    databaseResources: { memoryMiB: 512, cpus: 1 },
  },
  image: builtShop(),
});
app.synth();
