import { byTime } from "./log-line";

/** Milliseconds that a line waits for an earlier one of another container. */
const PATIENCE = 250;
/** So many do not wait: somebody prints faster than their order matters. */
const MANY = 5000;

/** Puts what several containers print at the moment into the order of time, as far as it arrives in time. */
export class Reorder<T extends { readonly time: string }> {
  private waiting: { readonly line: T; readonly arrived: number }[] = [];

  public push(line: T, now = Date.now()): void {
    this.waiting.push({ line, arrived: now });
  }

  /** Whether nothing more should be pushed before some is taken. */
  public get isFull(): boolean {
    return this.waiting.length >= MANY;
  }

  /** What has waited long enough, and all that is older, in the order of time. */
  public take(now = Date.now()): T[] {
    if (this.isFull) return this.takeAll();
    const latest = this.waiting.filter(({ arrived }) => now - arrived >= PATIENCE).map(({ line }) => line).sort(byTime).at(-1);
    return latest === undefined ? [] : this.takeThose(({ time }) => time <= latest.time);
  }

  public takeAll(): T[] {
    return this.takeThose(() => true);
  }

  private takeThose(isMeant: (line: T) => boolean): T[] {
    const lines = this.waiting.map(({ line }) => line);
    this.waiting = this.waiting.filter(({ line }) => !isMeant(line));
    return lines.filter(isMeant).sort(byTime);
  }
}
