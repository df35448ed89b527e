interface Cookie {
  readonly value: string;
  readonly path: string;
}

/** The cookies of one site, kept and sent by the rules a browser applies to path, expiry and `Secure`. */
export class CookieJar {
  private readonly cookies = new Map<string, Cookie>();

  public constructor(private readonly secure: boolean) {}

  /** Keeps what the answer to `requestPath` sets; a `Secure` cookie is dropped when the site is not https. */
  public store(setCookies: readonly string[], requestPath: string): void {
    for (const line of setCookies) {
      const [pair = "", ...rest] = line.split(";");
      const at = pair.indexOf("=");
      const name = pair.slice(0, at).trim();
      const attributes = new Map(rest.map((text) => splitAttribute(text)));
      if (attributes.has("secure") && !this.secure) {
        continue;
      }
      if (isExpired(attributes)) {
        this.cookies.delete(name);
        continue;
      }
      const path = attributes.get("path") ?? requestPath.replace(/\?.*/, "").replace(/\/[^/]*$/, "/");
      this.cookies.set(name, { value: pair.slice(at + 1).trim(), path });
    }
  }

  /** The `Cookie` header for `path`; empty when there is nothing to send. */
  public header(path: string): string {
    return [...this.cookies]
      .filter(([, cookie]) => matches(path.replace(/\?.*/, ""), cookie.path))
      .map(([name, cookie]) => `${name}=${cookie.value}`)
      .join("; ");
  }

  /** The value kept under `name`. */
  public value(name: string): string | undefined {
    return this.cookies.get(name)?.value;
  }
}

function splitAttribute(text: string): [string, string] {
  const [name = "", value = ""] = text.split(/=(.*)/s);
  return [name.trim().toLowerCase(), value.trim()];
}

function isExpired(attributes: Map<string, string>): boolean {
  const maxAge = attributes.get("max-age");
  if (maxAge !== undefined) {
    return Number(maxAge) <= 0;
  }
  const expires = attributes.get("expires");
  return expires !== undefined && Date.parse(expires) <= Date.now();
}

function matches(path: string, cookiePath: string): boolean {
  const folder = cookiePath.endsWith("/") ? cookiePath : `${cookiePath}/`;
  return path === cookiePath || path.startsWith(folder);
}
