// Sends single requests and counts what came of them.
import http from "node:http";

const SAMPLES_PER_KIND = 5;

export class Tally {
  constructor(options) {
    this.options = options;
    this.started = Date.now();
    this.latencies = [];
    this.underWay = new Set();
    this.requests = 0;
    this.posts = 0;
    this.assets = 0;
    this.failed = 0;
    this.failures = {};
    this.versions = {};
    this.connections = 0;
    this.acceptedNames = [];
    this.failedNames = [];
    this.unfinished = 0;
  }

  fail({ method, path, at }, reason, body = "") {
    this.failed++;
    const entry = (this.failures[`${method} ${reason}`] ??= { count: 0, samples: [] });
    entry.count++;
    if (entry.samples.length === SAMPLES_PER_KIND) return;
    const afterMs = Date.now() - at;
    entry.samples.push({ at: new Date(at).toISOString(), afterMs, method, path, body: body.slice(0, 200) });
  }

  /** Resolves to the whole answer, or to undefined after counting why there is none. Never rejects or sends twice. */
  send(agent, method, path, headers, body) {
    const { address: host, port, timeoutSeconds } = this.options;
    const request = { method, path, at: Date.now() };
    this.requests++;
    return new Promise((resolve) => {
      const sent = http.request({ host, port, method, path, agent, headers });
      // The first outcome counts: what is destroyed afterwards reports an error of its own.
      const settle = (countIt, answer) => {
        if (!this.underWay.delete(giveUp)) return;
        clearTimeout(deadline);
        countIt();
        this.latencies.push(Date.now() - request.at);
        resolve(answer);
      };
      const broken = (error) => settle(() => this.fail(request, error.code ?? error.message));
      const giveUp = () => {
        settle(() => this.unfinished++);
        sent.destroy();
      };
      const deadline = setTimeout(() => {
        settle(() => this.fail(request, "timeout"));
        sent.destroy();
      }, timeoutSeconds * 1000);
      this.underWay.add(giveUp);
      sent.on("socket", (socket) => {
        if (!sent.reusedSocket) socket.once("connect", () => this.connections++);
      });
      sent.on("error", broken);
      sent.on("response", (response) => {
        const chunks = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("error", broken);
        response.on("end", () => {
          const { statusCode: status, headers } = response;
          settle(() => {}, { request, status, headers, body: Buffer.concat(chunks).toString() });
        });
      });
      sent.end(body);
    });
  }

  giveUp() {
    for (const giveUp of [...this.underWay]) giveUp();
  }

  report(ended) {
    const { latencies, started, options: _, underWay: __, ...counts } = this;
    latencies.sort((a, b) => a - b);
    const quantile = (share) => latencies[Math.max(0, Math.ceil(latencies.length * share) - 1)] ?? 0;
    const latencyMs = { p50: quantile(0.5), p99: quantile(0.99), max: quantile(1) };
    return { ...counts, latencyMs, seconds: (Date.now() - started) / 1000, ended };
  }
}
