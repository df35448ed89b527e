/** The files that install a module of IIS, and what proves that they are the right ones. */
export interface ModuleFile {
  readonly url: string;
  readonly sha256: string;
}

/** What a user says about one: nothing, or both. */
export interface ModuleProps {
  readonly url?: string;
  readonly sha256?: string;
}

/** @see https://www.iis.net/downloads/microsoft/url-rewrite */
export const REWRITE_MODULE: ModuleFile = {
  url: "https://download.microsoft.com/download/1/2/8/128E2E22-C1B9-44A4-BE2A-5859ED1D4592/rewrite_amd64_en-US.msi",
  sha256: "37342ff2f585f263f34f48e9de59eb1051d61015a8e967dbde4075716230a32a",
};

/** @see https://www.iis.net/downloads/microsoft/application-request-routing */
export const REQUEST_ROUTING_MODULE: ModuleFile = {
  url: "https://download.microsoft.com/download/E/9/8/E9849D6A-020E-47E4-9FD0-A023E99B54EB/requestRouter_amd64.msi",
  sha256: "fb61fdb7101795a34d5129cb37eee43ab675c7ed76ba3a3b23b039d8c90c2a4b",
};

/** @param prop beginning of the names of its two props */
export function moduleFile(prop: string, { url, sha256 }: ModuleProps, usual: ModuleFile): ModuleFile {
  if (url === undefined && sha256 === undefined) return usual;
  if (url === undefined || sha256 === undefined) {
    throw new Error(`'${prop}Url' and '${prop}Sha256' of Iis must be given together, got one: a file is installed only when its hash is the one that is expected`);
  }
  if (!/^https:\/\/[A-Za-z0-9._~:/?#@!&()*+,;=%-]+$/.test(url)) {
    throw new Error(`'${prop}Url' of Iis must be an address that begins with 'https://', got ${JSON.stringify(url)}`);
  }
  if (!/^[0-9a-fA-F]{64}$/.test(sha256)) {
    throw new Error(`'${prop}Sha256' of Iis must be 64 hex digits, as Get-FileHash prints them, got ${JSON.stringify(sha256)}`);
  }
  return { url, sha256: sha256.toLowerCase() };
}
