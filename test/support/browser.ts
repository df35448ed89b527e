import type { IncomingHttpHeaders } from "node:http";
import { CookieJar } from "./cookie-jar";
import { exchange, type Answer, type Request } from "./exchange";
import { Multipart } from "./multipart";
import type { UploadFile } from "./upload-file";

/** Where a `Browser` connects and what it says it asked for. */
export interface BrowserOptions {
  /** TCP port to connect to. */
  readonly port: number;
  /**
   * Address to connect to.
   * @default "127.0.0.1"
   */
  readonly address?: string;
  /**
   * The host header, with its port unless that is the scheme's own, for example `shop.example.com:8080`.
   * @default - address and port connected to
   */
  readonly host?: string;
  /**
   * Behave as behind a proxy that ends TLS: plain HTTP with `X-Forwarded-Proto: https`, `https` in Origin and Referer.
   * @default false
   */
  readonly https?: boolean;
  /**
   * Sent with every request.
   * @default - none
   */
  readonly headers?: Record<string, string>;
  /**
   * Bound on each request, from connecting to the last byte of the answer, in seconds.
   * @default 10
   */
  readonly timeoutSeconds?: number;
}

/** An answer as the browser shows it, after redirects. */
export interface Page {
  readonly status: number;
  /** Path and query of the page shown. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Status and target of every redirect followed, for example `302 /`. */
  readonly redirects: readonly string[];
}

/** How a form is sent. */
export interface FormOptions {
  /**
   * Path of the page that holds the form.
   * @default - the path posted to
   */
  readonly from?: string;
}

/** How a form with a file is sent. */
export interface UploadOptions extends FormOptions {
  /**
   * The form's other fields.
   * @default - none
   */
  readonly fields?: Record<string, string>;
  /**
   * Time over which the body is spread, as over a slow line, in seconds; the request's bound grows by it.
   * @default 0
   */
  readonly seconds?: number;
}

const MAX_REDIRECTS = 10;

/** Asks a site as one visitor's browser does: keeps cookies, follows redirects, sends forms with their token. */
export class Browser {
  public readonly cookies: CookieJar;
  private readonly origin: string;
  private readonly host: string;

  public constructor(private readonly options: BrowserOptions) {
    const scheme = options.https ? "https" : "http";
    // URL drops the scheme's own port, as browsers do.
    this.host = new URL(`${scheme}://${options.host ?? `${options.address ?? "127.0.0.1"}:${options.port}`}`).host;
    this.origin = `${scheme}://${this.host}`;
    this.cookies = new CookieJar(options.https ?? false);
  }

  /** Opens a page and follows its redirects. Rejects on a broken connection, at the deadline, on leaving the site. */
  public get(path: string): Promise<Page> {
    return this.open({ method: "GET", path });
  }

  /** Loads the page that holds the form, takes its CSRF token and sends the form to `path`. */
  public async postForm(path: string, fields: Record<string, string>, options: FormOptions = {}): Promise<Page> {
    const { token, referer } = await this.loadForm(options.from ?? path);
    const body = Buffer.from(new URLSearchParams({ ...token, ...fields }).toString());
    const headers = { ...this.formHeaders(referer), "content-type": "application/x-www-form-urlencoded" };
    return this.open({ method: "POST", path, headers, body });
  }

  /** Like `postForm`, with a file. */
  public async upload(path: string, file: UploadFile, options: UploadOptions = {}): Promise<Page> {
    const { token, referer } = await this.loadForm(options.from ?? path);
    const multipart = Multipart.of({ ...token, ...options.fields }, file);
    const headers = { ...this.formHeaders(referer), "content-type": multipart.contentType };
    return this.open({ method: "POST", path, headers, body: multipart.body, seconds: options.seconds });
  }

  private async loadForm(path: string): Promise<{ token: Record<string, string>; referer: string }> {
    const page = await this.get(path);
    if (page.status !== 200) {
      throw new Error(`the page with the form, ${path}, answered ${page.status}`);
    }
    const input = /<input[^>]*name="csrfmiddlewaretoken"[^>]*>/.exec(page.body)?.[0] ?? "";
    const value = /value="([^"]*)"/.exec(input)?.[1];
    return {
      token: value === undefined ? {} : { csrfmiddlewaretoken: value },
      referer: this.origin + page.path,
    };
  }

  private formHeaders(referer: string): Record<string, string> {
    return { origin: this.origin, referer };
  }

  private async open(first: Request): Promise<Page> {
    const redirects: string[] = [];
    let request = first;
    for (;;) {
      const answer = await this.send(request);
      const location = answer.headers.location;
      if (answer.status < 300 || answer.status > 399 || location === undefined) {
        return { ...answer, path: request.path, redirects };
      }
      const target = new URL(location, this.origin + request.path);
      if (target.origin !== this.origin) {
        throw new Error(`${request.path} redirects to another site: ${target.href} from ${this.origin}`);
      }
      const path = target.pathname + target.search;
      redirects.push(`${answer.status} ${path}`);
      if (redirects.length > MAX_REDIRECTS) {
        throw new Error(`more than ${MAX_REDIRECTS} redirects from ${first.path}, the last to ${path}`);
      }
      request = answer.status === 307 || answer.status === 308 ? { ...request, path } : { method: "GET", path };
    }
  }

  private async send(request: Request): Promise<Answer> {
    const { port, address = "127.0.0.1", https = false, headers = {}, timeoutSeconds = 10 } = this.options;
    const cookie = this.cookies.header(request.path);
    const answer = await exchange(
      { port, address, timeoutSeconds },
      {
        ...request,
        headers: {
          host: this.host,
          ...(https ? { "x-forwarded-proto": "https" } : {}),
          ...(cookie === "" ? {} : { cookie }),
          ...request.headers,
          ...headers,
        },
      },
    );
    this.cookies.store(answer.headers["set-cookie"] ?? [], request.path);
    return answer;
  }
}
