// One visitor with a kept-alive connection, cookies and a CSRF token of its own: reads pages, sends forms.
import http from "node:http";

const TOKEN = /name="csrfmiddlewaretoken" value="([^"]+)"/;
const FIRST_CHOICES = /<select[^>]*name="([^"]+)"[^>]*>\s*<option value="([^"]+)"/g;

const pattern = (text) => (text === "" ? undefined : new RegExp(text));

export class Visitor {
  constructor(number, options, tally) {
    this.number = number;
    this.options = options;
    this.tally = tally;
    this.version = pattern(options.versionPattern);
    this.assetAddress = pattern(options.assetPattern);
    this.origin = `${options.https ? "https" : "http"}://${options.host}`;
    this.agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    this.cookies = new Map();
    this.form = undefined;
    this.requests = 0;
    this.posts = 0;
    // Visitors begin with different pages, so that the mix holds from the first second.
    this.pages = number;
  }

  /** One page, perhaps with its asset, or one form post. */
  async step() {
    if (this.form !== undefined && this.posts < this.options.postShare * (this.requests + 1)) await this.post();
    else await this.page();
  }

  leave() {
    this.agent.destroy();
  }

  async ask(method, path, extra, body) {
    this.requests++;
    const headers = { host: this.options.host, ...extra, ...this.options.headers };
    if (this.options.https) headers["x-forwarded-proto"] = "https";
    if (this.cookies.size > 0) headers.cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await this.tally.send(this.agent, method, path, headers, body);
    for (const line of answer?.headers["set-cookie"] ?? []) {
      const [, name, value] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined) this.cookies.set(name, value);
    }
    return answer;
  }

  async page() {
    const { formPage, pages, assetEvery } = this.options;
    const path = this.form === undefined ? formPage : pages[this.pages++ % pages.length];
    const answer = await this.ask("GET", path, { accept: "text/html" });
    if (answer === undefined) return;
    if (answer.status !== 200) {
      this.tally.fail(answer.request, answer.status, answer.body);
      return;
    }
    // One failure a page: the first thing missing explains the rest.
    if (!this.readVersion(answer) || (path === formPage && !this.readForm(answer))) return;
    if (this.assetAddress !== undefined && Math.random() * assetEvery < 1) await this.asset(answer);
  }

  readVersion({ request, body }) {
    if (this.version === undefined) return true;
    const version = this.version.exec(body)?.[1];
    if (version === undefined) this.tally.fail(request, "page without version", body);
    else this.tally.versions[version] = (this.tally.versions[version] ?? 0) + 1;
    return version !== undefined;
  }

  readForm({ request, body }) {
    const csrfmiddlewaretoken = TOKEN.exec(body)?.[1];
    if (csrfmiddlewaretoken === undefined) {
      this.tally.fail(request, "page without form", body);
      return false;
    }
    const choices = [...body.matchAll(FIRST_CHOICES)].map(([, name, value]) => [name, value]);
    this.form = { csrfmiddlewaretoken, ...Object.fromEntries(choices) };
    return true;
  }

  async asset({ request, body }) {
    const path = this.assetAddress.exec(body)?.[1];
    if (path === undefined) {
      this.tally.fail(request, "page without asset", body);
      return;
    }
    this.tally.assets++;
    const answer = await this.ask("GET", path, { accept: "*/*" });
    if (answer !== undefined && answer.status !== 200) this.tally.fail(answer.request, answer.status, answer.body);
  }

  async post() {
    const { formPage, nameField, namePrefix, postFields, postPath } = this.options;
    const name = `${namePrefix}-${this.number}-${this.posts}`;
    const body = new URLSearchParams({ ...this.form, ...postFields, [nameField]: name }).toString();
    this.posts++;
    this.tally.posts++;
    const headers = {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": Buffer.byteLength(body),
      origin: this.origin,
      referer: this.origin + formPage,
    };
    const answer = await this.ask("POST", postPath, headers, body);
    if (answer !== undefined && answer.status >= 200 && answer.status < 400) {
      this.tally.acceptedNames.push(name);
      return;
    }
    this.tally.failedNames.push(name);
    if (answer === undefined) return;
    this.tally.fail(answer.request, answer.status, answer.body);
    // A refused token is not used again: the next step fetches the form anew.
    if (answer.status === 403) this.form = undefined;
  }
}
