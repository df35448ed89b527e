import type { Attributes } from "./attributes";
import { labels } from "./labels";

/** A volume that goes with the project. */
export function volume(attributes: Attributes): object {
  attributes.ignore("//", "depends_on", "lifecycle");
  const translated = {
    name: attributes.text("name", { plain: true }),
    driver: attributes.text("driver"),
    driver_opts: attributes.map("driver_opts"),
    labels: labels(attributes),
  };
  attributes.finish();
  return translated;
}
