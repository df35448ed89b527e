import { byTime } from "./log-line";

/** Milliseconds that a line waits for an earlier one of another container. */
const PATIENCE = 250;
/** So many do not wait: somebody prints faster than that matters. */
const MANY = 5000;

/** Puts what several containers print at the moment into the order of time, as far as it arrives in time. */
export class Reorder<T extends { readonly time: string }> {
  private waiting: { readonly line: T; readonly arrived: number }[] = [];

  public constructor(private readonly print: (line: T) => void) {}

  public push(line: T, now = Date.now()): void {
    this.waiting.push({ line, arrived: now });
    if (this.waiting.length >= MANY) this.flush();
  }

  /** Prints what has waited long enough, and all that was printed before it. */
  public tick(now = Date.now()): void {
    const ripe = this.waiting.filter(({ arrived }) => now - arrived >= PATIENCE);
    if (ripe.length === 0) return;
    const latest = ripe.map(({ line }) => line).sort(byTime).at(-1)!;
    this.printThose(({ time }) => time <= latest.time);
  }

  public flush(): void {
    this.printThose(() => true);
  }

  private printThose(isMeant: (line: T) => boolean): void {
    const lines = this.waiting.map(({ line }) => line);
    this.waiting = this.waiting.filter(({ line }) => !isMeant(line));
    lines.filter(isMeant).sort(byTime).forEach(this.print);
  }
}
