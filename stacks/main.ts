import { App } from "cdktf";
import { ShopStack } from "./shop-stack";

const app = new App();
new ShopStack(app, "shop", {
  httpPort: Number(process.env.SHOP_PORT ?? 8080),
  serverNames: (process.env.SHOP_NAMES ?? "localhost,127.0.0.1").split(","),
  bindAddress: process.env.SHOP_ADDRESS ?? "127.0.0.1",
  caBundle: process.env.SHOP_CA_BUNDLE || undefined,
});
app.synth();
