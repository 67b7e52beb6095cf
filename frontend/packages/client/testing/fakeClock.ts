import type { Cancel, Clock } from '../src';

/** Time that passes only when a test says so. */
export class FakeClock implements Clock {
  #now = Date.parse('2026-11-21T09:30:00Z');
  #timers = new Set<{ at: number; run: () => void }>();

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): Cancel {
    const timer = { at: this.#now + ms, run };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** Lets so many milliseconds pass, and everything happen that falls into them. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settled();
    for (let next = this.#dueBy(end); next; next = this.#dueBy(end)) {
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
      await settled();
    }
    this.#now = end;
  }

  #dueBy(end: number) {
    return [...this.#timers].filter((t) => t.at <= end).sort((a, b) => a.at - b.at)[0];
  }
}

/** Every promise that can come to an end without the clock has done so. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
}
