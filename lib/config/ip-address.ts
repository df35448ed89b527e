import { isIP } from "node:net";

/** An address or a block of them, as numbers. */
export interface AddressBlock {
  readonly version: 4 | 6;
  /** Its first address. */
  readonly first: bigint;
  /** Leading bits that all its addresses share. */
  readonly bits: number;
  /** Whether what was written is its first address. */
  readonly isExact: boolean;
}

const WIDTH = { 4: 32, 6: 128 } as const;

/** What is written is one address; of IPv6 without a zone. */
export function isAddress(text: string): boolean {
  return isIP(text) !== 0 && !text.includes("%");
}

/** Reads `10.0.0.0/8` or `10.0.0.5`; nothing where it is neither, such as with a leading zero. */
export function addressBlock(text: string): AddressBlock | undefined {
  const [address, written, ...rest] = text.split("/");
  if (!isAddress(address) || rest.length > 0) return undefined;
  const version = isIP(address) === 4 ? 4 : 6;
  const width = WIDTH[version];
  if (written !== undefined && !(/^(0|[1-9][0-9]{0,2})$/.test(written) && Number(written) <= width)) return undefined;
  const bits = written === undefined ? width : Number(written);
  const value = version === 4 ? ofVersion4(address) : ofVersion6(address);
  const first = (value >> BigInt(width - bits)) << BigInt(width - bits);
  return { version, first, bits, isExact: first === value };
}

/** As it is written where nothing stands behind its own bits. */
export function writtenBlock({ version, first, bits }: AddressBlock): string {
  const parts = version === 4 ? [24n, 16n, 8n, 0n].map((shift) => String((first >> shift) & 255n)).join(".") : version6(first);
  return bits === WIDTH[version] ? parts : `${parts}/${bits}`;
}

/** Whether two blocks have an address in common. */
export function overlap(one: AddressBlock, other: AddressBlock): boolean {
  if (one.version !== other.version) return false;
  const shift = BigInt(WIDTH[one.version] - Math.min(one.bits, other.bits));
  return one.first >> shift === other.first >> shift;
}

/** Whether an address lies in one of some blocks, which may be of both versions. */
export function isIn(address: string | undefined, blocks: readonly string[]): boolean {
  const asked = address === undefined ? undefined : addressBlock(address);
  return asked !== undefined && blocks.some((text) => overlap(asked, known(text)));
}

const NUMBERS = /^(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+))*$/i;

/**
 * The IPv4 address that a program takes a host for, in the usual form: `127.1`, `2130706433` and `0x7f.1` are 127.0.0.1.
 * Nothing where the host is a name.
 *
 * @throws if it is numbers that are no address
 */
export function spelledAddress(host: string): string | undefined {
  if (!NUMBERS.test(host)) return undefined;
  const { hostname } = new URL(`http://${host}/`);
  return hostname;
}

function known(text: string): AddressBlock {
  const block = addressBlock(text);
  if (block === undefined) throw new Error(`'${text}' is no block of addresses`);
  return block;
}

function ofVersion4(address: string): bigint {
  return address.split(".").reduce((value, part) => (value << 8n) | BigInt(part), 0n);
}

/** The URL writes an embedded IPv4 address in the form of the rest. */
function ofVersion6(address: string): bigint {
  const [before, after] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split("::");
  const groups = (text = ""): string[] => text.split(":").filter(Boolean);
  const zeros = Array.from({ length: 8 - groups(before).length - groups(after).length }, () => "0");
  return [...groups(before), ...zeros, ...groups(after)].reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n);
}

function version6(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16));
  return new URL(`http://[${groups.join(":")}]/`).hostname.slice(1, -1);
}
