import type { ProxySite, ReverseProxyEngineBindOptions } from "../reverse-proxy-engine";

/** Where everything of ours lies in the image, as Windows spells it. */
export const ROOT = "C:\\inetpub\\webstack";

export interface IisModel extends Pick<ReverseProxyEngineBindOptions, "sites" | "trustedProxies" | "trustedHeaders" | "releaseMarker"> {
  readonly port: number;
  readonly statusPort: number;
  /** In the order of their numbers. */
  readonly staticPaths: readonly string[];
  readonly extraRules?: string;
}

/** Folder of one site's `web.config`, below the build context and below `ROOT`. */
export function siteFolder({ name }: Pick<ProxySite, "name">): string {
  return `sites/${name}`;
}

/** Folder of what answers to names that no site has. A site's own name holds no dot. */
export const UNKNOWN_FOLDER = "sites/webstack.unknown";

/** Folder of what the health check asks. */
export const STATUS_FOLDER = "sites/webstack.status";

/** Folder of the files of the path with that number. */
export function staticFolder(index: number): string {
  return `static/${index}`;
}

export function windowsPath(folder: string): string {
  return `${ROOT}\\${folder.replaceAll("/", "\\")}`;
}

/** Name of a site's web farm, which is also the host in the address that its requests are rewritten to. */
export function farmName({ name }: Pick<ProxySite, "name">): string {
  return `app-${name}`;
}

/** A path as the patterns of URL Rewrite see it: without the first slash. */
export function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
