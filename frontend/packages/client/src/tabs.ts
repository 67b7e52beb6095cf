import type { Cancel } from './clock';

/** What the tabs of one browser and one site have in common. */
export interface Tabs {
  /** Names this tab among them. */
  readonly me: string;
  /**
   * Stands in line for a lock that one tab at a time holds, or takes it from its holder. The answer gives it back, or leaves
   * the line. `lost` is called when another tab has taken it, and without `held` where there are no locks to be had.
   */
  lock(name: string, steal: boolean, on: { readonly held: () => void; readonly lost: () => void }): Cancel;
  /** Ends after `lost` was called for every lock that was taken before. */
  settled(): Promise<unknown>;
  /** Reaches every other tab that has opened the same name. */
  channel(name: string, receive: (message: unknown) => void): Channel;
}

export interface Channel {
  post(message: unknown): void;
  close(): void;
}

/** What happens to the page: it has the person's attention or not, sleeps (frozen, or kept for "back") or is awake again. */
export type PageChange = 'attention' | 'hidden' | 'asleep' | 'awake';

export interface Page {
  isVisible(): boolean;
  hasAttention(): boolean;
  onChange(run: (change: PageChange) => void): Cancel;
}

/** Web Locks and `BroadcastChannel`; null in a browser, or a context, that lacks one of them. */
export function browserTabs(): Tabs | null {
  const { locks } = ((globalThis as { navigator?: unknown }).navigator ?? {}) as { locks?: LockManager };
  if (locks === undefined || typeof BroadcastChannel === 'undefined') return null;
  return {
    me: crypto.randomUUID(),
    lock(name, steal, { held, lost }) {
      const waiting = new AbortController();
      let isOver = false;
      let release = () => {};
      const until = new Promise<void>((resolve) => (release = resolve));
      locks
        .request(name, steal ? { steal } : { signal: waiting.signal }, () => {
          if (isOver) return;
          held();
          return until;
        })
        .catch(() => {
          if (!isOver) lost();
        });
      return () => {
        isOver = true;
        release();
        waiting.abort();
      };
    },
    // The answer comes the way on which the news of a lost lock has come.
    settled: () => locks.query(),
    channel(name, receive) {
      const channel = new BroadcastChannel(name);
      channel.onmessage = ({ data }) => receive(data);
      return { post: (message) => channel.postMessage(message), close: () => channel.close() };
    },
  };
}

/** Where there is no document, nothing ever happens to it. */
export function browserPage(): Page {
  return {
    isVisible: () => document.visibilityState === 'visible',
    hasAttention: () => document.hasFocus(),
    onChange(run) {
      if (typeof document === 'undefined') return () => {};
      const removal = new AbortController();
      const on = (target: EventTarget, type: string, change: PageChange, really = () => true) =>
        target.addEventListener(type, () => really() && run(change), removal);
      on(window, 'focus', 'attention');
      on(document, 'visibilitychange', 'hidden', () => document.visibilityState === 'hidden');
      on(document, 'visibilitychange', 'attention', () => document.hasFocus());
      on(document, 'freeze', 'asleep');
      on(window, 'pagehide', 'asleep');
      // After a first load, too: who is awake already does nothing.
      on(document, 'resume', 'awake');
      on(window, 'pageshow', 'awake');
      return () => removal.abort();
    },
  };
}
