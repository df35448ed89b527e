/** Lets so many in at a time. An engine behind SSH refuses more logins at once than about ten. */
export class Gate {
  private readonly waiting: (() => void)[] = [];

  public constructor(private free: number) {}

  /** Resolves when it is one's turn; call the function given back when the next one may come. */
  public async enter(): Promise<() => void> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      const next = this.waiting.shift();
      if (next === undefined) this.free += 1;
      else next();
    };
  }
}
