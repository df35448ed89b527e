// The process behind load.ts, which describes options and report. It prints one JSON object a line: `progress` each
// second, and a last `report` at SIGTERM, when its standard input ends, after `maxSeconds` or after `maxRequests`.
import { Tally } from "./load-tally.mjs";
import { Visitor } from "./load-visitor.mjs";

const options = JSON.parse(process.argv[2]);
const tally = new Tally(options);
let ended;

function end(reason) {
  if (ended !== undefined) return;
  ended = reason;
  setTimeout(() => tally.giveUp(), options.stopSeconds * 1000).unref();
}

async function visit(visitor) {
  while (ended === undefined) {
    await visitor.step();
    // A step is at most two requests, so the count is met to within the number of visitors.
    if (tally.requests >= options.maxRequests) end("count");
    else await new Promise((resolve) => setTimeout(resolve, Math.random() * options.thinkMs));
  }
  visitor.leave();
}

const write = (line) => new Promise((resolve) => process.stdout.write(`${JSON.stringify(line)}\n`, resolve));
const progress = () => write({ type: "progress", requests: tally.requests, failed: tally.failed });

process.on("SIGTERM", () => end("stopped"));
// A tester that dies takes its load along.
process.stdin.on("end", () => end("stopped")).on("error", () => end("stopped")).resume();
setTimeout(() => end("time"), options.maxSeconds * 1000).unref();
setInterval(progress, 1000).unref();

// Made before the first line is printed: who waits for it learns of options that cannot work.
const visitors = Array.from({ length: options.clients }, (_, number) => new Visitor(number, options, tally));
await progress();
await Promise.all(visitors.map(visit));
await write({ type: "report", ...tally.report(ended) });
process.exit(0);
