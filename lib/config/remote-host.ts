import { isIP } from "node:net";
import { isAddress, isIn, spelledAddress } from "./ip-address";

/** Addresses that are the asking machine itself. `0.0.0.0` is one for whoever connects to it. */
const ITSELF = ["0.0.0.0/8", "127.0.0.0/8", "::/128", "::1/128", "::ffff:0.0.0.0/104", "::ffff:127.0.0.0/104"];
const ITS_NAMES = /^(localhost|.*\.localhost|localhost\.localdomain|localhost[46](\.localdomain[46])?|ip6-(localhost|loopback))$/;

/**
 * Where clouds hand out a machine's own log-ins to whoever asks from it: all that is link-local, and those of Alibaba,
 * Azure and Oracle.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 * @see https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
 */
const METADATA = ["169.254.0.0/16", "fe80::/10", "fd00:ec2::/32", "100.100.100.200", "168.63.129.16", "192.0.0.192"];
const METADATA_NAMES = /^(metadata|metadata\.google\.internal|metadata\.goog|instance-data(\..*)?|metadata\.azure\.com)$/;

/** To several at once, or to nobody. */
const NO_SERVER = ["224.0.0.0/4", "240.0.0.0/4", "ff00::/8"];

/** A name may have 253 characters, each part of it 63. */
const LONGEST_NAME = 253;
const LONGEST_LABEL = 63;

const NAME = /^[a-z0-9_]([a-z0-9._-]*[a-z0-9_])?\.?$/i;

/**
 * Why nothing in a container should connect to a host, for behind `got <host>, `; nothing where it may.
 */
export function whyNotRemote(host: string): string | undefined {
  const address = addressOf(host);
  if (address === BROKEN) return "which is numbers and no address";
  if (address === undefined && !NAME.test(host)) return "which is neither a host name nor an address";
  const name = host.toLowerCase().replace(/\.$/, "");
  if (address === undefined && !fits(name)) {
    return `which is too long for a host name: at most ${LONGEST_NAME} characters, ${LONGEST_LABEL} between two dots`;
  }
  if (isIn(address, ITSELF) || ITS_NAMES.test(name)) return "which is that container itself; name the Docker host by its own address";
  if (isIn(address, METADATA) || METADATA_NAMES.test(name)) {
    return "which is where a cloud gives a machine's log-ins to whoever asks from it; name the server itself";
  }
  if (isIn(address, NO_SERVER)) return "which is no address of a server";
  if (address !== undefined && address !== host) return `which is another spelling of ${address}; write that`;
  return undefined;
}

const BROKEN = Symbol("numbers that are no address");

function addressOf(host: string): string | typeof BROKEN | undefined {
  if (isIP(host) === 6) return isAddress(host) ? host : BROKEN;
  try {
    return spelledAddress(host.replace(/\.$/, ""));
  } catch {
    return BROKEN;
  }
}

function fits(name: string): boolean {
  return name.length <= LONGEST_NAME && name.split(".").every((label) => label.length >= 1 && label.length <= LONGEST_LABEL);
}
