import type { Cancel, Page, PageChange, Tabs } from '../src';
import { settled } from './fakeClock';

/** What happens to one page is what the test says. */
export class FakePage implements Page {
  visible = true;
  attention = false;
  readonly #listeners = new Set<(change: PageChange) => void>();

  isVisible(): boolean {
    return this.visible;
  }

  hasAttention(): boolean {
    return this.attention;
  }

  onChange(run: (change: PageChange) => void): Cancel {
    this.#listeners.add(run);
    return () => void this.#listeners.delete(run);
  }

  becomes(change: PageChange): void {
    this.attention = change === 'attention';
    for (const run of [...this.#listeners]) run(change);
  }
}

interface Claim {
  readonly tab: FakeTab;
  readonly held: () => void;
  readonly lost: () => void;
}

/** One tab's view of the browser. A frozen one hears nothing until it runs again. */
export class FakeTab implements Tabs {
  readonly me: string;
  readonly #browser: FakeBrowser;
  readonly #late: (() => void)[] = [];
  #frozen = false;

  constructor(browser: FakeBrowser, me: string) {
    this.#browser = browser;
    this.me = me;
  }

  lock(name: string, steal: boolean, on: { held: () => void; lost: () => void }): Cancel {
    return this.#browser.claim(name, { tab: this, ...on }, steal);
  }

  settled(): Promise<void> {
    return new Promise((resolve) => this.run(resolve));
  }

  channel(name: string, receive: (message: unknown) => void) {
    return this.#browser.listen(name, this, receive);
  }

  freeze(): void {
    this.#frozen = true;
  }

  async thaw(): Promise<void> {
    this.#frozen = false;
    for (const run of this.#late.splice(0)) run();
    await settled();
  }

  /** What it has not heard it never will. */
  forget(): void {
    this.#late.length = 0;
  }

  run(task: () => void): void {
    if (this.#frozen) this.#late.push(task);
    else queueMicrotask(task);
  }
}

/** Locks and channels that several fake tabs have in common. */
export class FakeBrowser {
  readonly #lines = new Map<string, Claim[]>();
  readonly #listeners = new Map<string, Set<{ tab: FakeTab; receive: (message: unknown) => void }>>();
  #tabs = 0;

  tab(): FakeTab {
    return new FakeTab(this, `tab-${++this.#tabs}`);
  }

  claim(name: string, claim: Claim, steal: boolean): Cancel {
    const line = this.#lines.get(name) ?? [];
    this.#lines.set(name, line);
    const robbed = steal ? line.shift() : undefined;
    if (robbed) robbed.tab.run(robbed.lost);
    if (steal) line.unshift(claim);
    else line.push(claim);
    if (line[0] === claim) claim.tab.run(claim.held);
    return () => {
      const wasFirst = line[0] === claim;
      if (line.includes(claim)) line.splice(line.indexOf(claim), 1);
      const [next] = line;
      if (wasFirst && next) next.tab.run(next.held);
    };
  }

  listen(name: string, tab: FakeTab, receive: (message: unknown) => void) {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    const me = { tab, receive };
    listeners.add(me);
    return {
      post: (message: unknown) => {
        // As a real channel does: what cannot be cloned cannot be said, and nobody shares an object.
        for (const other of listeners) {
          const copy: unknown = structuredClone(message);
          if (other !== me) other.tab.run(() => listeners.has(other) && other.receive(copy));
        }
      },
      close: () => void listeners.delete(me),
    };
  }
}
