/** Asks again and again; throws when the answer is no, or an error, for too long. */
export async function until(what: string, seconds: number, ask: () => boolean): Promise<void> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    let reason = "it is not so";
    try {
      if (ask()) return;
    } catch (error) {
      reason = String(error);
    }
    if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s: ${reason}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
