import { App } from "cdktf";
import { ContainerImage } from "../lib";
import { PRODUCTION, STAGING } from "./environment";
import { builtShop } from "./shop-image";
import { ShopStack } from "./shop-stack";

const pushed = process.env.SHOP_IMAGE;

const app = new App();
const staging = new ShopStack(app, "staging", {
  environment: STAGING,
  image: pushed ? ContainerImage.fromRegistry(pushed) : builtShop(),
});
new ShopStack(app, "production", {
  environment: PRODUCTION,
  image: ContainerImage.fromImage(staging.site.image),
});
app.synth();
