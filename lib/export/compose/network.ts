import type { Attributes } from "./attributes";
import { labels } from "./labels";

/** A network that goes with the project. */
export function network(attributes: Attributes): object {
  attributes.ignore("//", "depends_on", "lifecycle", "check_duplicate", "ingress");
  const translated = {
    name: attributes.text("name", { plain: true }),
    driver: attributes.text("driver"),
    driver_opts: attributes.map("options"),
    internal: attributes.scalar("internal"),
    attachable: attributes.scalar("attachable"),
    enable_ipv6: attributes.scalar("ipv6"),
    labels: labels(attributes),
    ipam: addresses(attributes),
  };
  attributes.finish();
  return translated;
}

function addresses(attributes: Attributes): object | undefined {
  const driver = attributes.text("ipam_driver");
  const options = attributes.map("ipam_options");
  const config = attributes.blocks("ipam_config", (block) => ({
    subnet: block.text("subnet"),
    ip_range: block.text("ip_range"),
    gateway: block.text("gateway"),
    aux_addresses: block.map("aux_address"),
  }));
  return driver ?? options ?? config ? { driver, options, config } : undefined;
}
