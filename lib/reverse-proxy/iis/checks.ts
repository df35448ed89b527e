import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { ProxySite } from "../reverse-proxy-engine";

const URL_PATH = /^\/[A-Za-z0-9._~-]+(\/[A-Za-z0-9._~-]+)*\/$/;
/** `maxAllowedContentLength` is a number of 32 bits. */
const MOST_BODY_MIB = 4095;
/** ARR's `timeout` is at most a day, and our spelling of it less. */
const MOST_SECONDS = 86_399;

/** A copy of the static folders by URL path, each with its absolute path on this machine. */
export function checkedStaticFolders(folders: { readonly [urlPath: string]: string } = {}): { readonly [urlPath: string]: string } {
  return Object.fromEntries(Object.entries(folders).map(([urlPath, folder]) => [checkedUrlPath(urlPath, Object.keys(folders)), existing(urlPath, folder)]));
}

function checkedUrlPath(urlPath: string, all: readonly string[]): string {
  if (!URL_PATH.test(urlPath) || /\/[.]/.test(urlPath) || /[.]\//.test(urlPath)) {
    throw new Error(`'staticFolders' of Iis must have URL paths that begin and end with '/' such as '/static/', got ${JSON.stringify(urlPath)}`);
  }
  // To Windows they are one path.
  const twin = all.find((other) => other !== urlPath && other.toLowerCase() === urlPath.toLowerCase());
  if (twin !== undefined) throw new Error(`'staticFolders' of Iis must have paths that differ in more than case, got '${urlPath}' and '${twin}'`);
  return urlPath;
}

function existing(urlPath: string, folder: string): string {
  const absolute = resolve(folder);
  if (folder === "" || !existsSync(absolute) || !statSync(absolute).isDirectory()) {
    throw new Error(`'staticFolders' of Iis must name folders that exist, got ${JSON.stringify(folder)} for '${urlPath}', which is "${absolute}" from here`);
  }
  return absolute;
}

/** Refuses what IIS has no setting for. */
export function checkSite({ name, maxBodySizeMiB, requestTimeoutSeconds, servers, staticUrlPath }: ProxySite): void {
  if (maxBodySizeMiB > MOST_BODY_MIB) {
    throw new Error(`'maxBodySizeMiB' must be at most ${MOST_BODY_MIB} where Iis is the proxy, got ${maxBodySizeMiB} for the site '${name}'`);
  }
  if (requestTimeoutSeconds > MOST_SECONDS) {
    throw new Error(`'requestTimeoutSeconds' must be less than a day where Iis is the proxy, got ${requestTimeoutSeconds} for the site '${name}'`);
  }
  const addresses = servers.map((server) => server.split(":")[0].toLowerCase());
  const twice = addresses.find((address, index) => addresses.indexOf(address) !== index);
  if (twice !== undefined) {
    throw new Error(`'servers' must have an address of its own each where Iis is the proxy, got '${twice}' twice for the site '${name}'; give its ports names that resolve to it`);
  }
  if (staticUrlPath !== undefined) {
    throw new Error(`the application of the site '${name}' brings static files in a volume, which Iis cannot read; name their folder in 'staticFolders' of Iis`);
  }
}
