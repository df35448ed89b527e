import { join } from "node:path";
import { ContainerImage } from "../lib";

/** The shop's image, built from its source. A network that re-signs TLS names its certificates in `SHOP_CA_BUNDLE`. */
export function builtShop(): ContainerImage {
  return ContainerImage.fromPythonProject(join(__dirname, "../../examples/shop"), { caBundle: process.env.SHOP_CA_BUNDLE || undefined });
}
