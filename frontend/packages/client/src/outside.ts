import type { Cancel, Clock } from './clock';
import { eventSourcePolyfillTransport } from './polyfillTransport';
import { type Page, type Tabs, browserPage, browserTabs } from './tabs';
import type { Transport } from './transport';

/** Everything the client needs from the world around it. A test passes its own and drives it. */
export interface Outside {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly transport: Transport;
  readonly clock: Clock;
  /** 0 ≤ x < 1 */
  readonly random: () => number;
  readonly network: Network;
  readonly page: Page;
  /** Null where tabs cannot find each other: then each has a stream of its own. */
  readonly tabs: () => Tabs | null;
  /** Takes what a listener of the application has thrown: a bug there must not end the stream. */
  readonly report: (error: unknown) => void;
}

/** What the browser believes about its network. It is a hint for words and for returning early, never a reason not to try. */
export interface Network {
  isOnline(): boolean;
  onOnline(run: () => void): Cancel;
}

/** The browser. Nothing is touched before it is used, so that a page may be rendered on a server. */
export function browserOutside(): Outside {
  return {
    fetch: (url, init) => fetch(url, init),
    transport: eventSourcePolyfillTransport(),
    clock: {
      now: () => Date.now(),
      after(ms, run) {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    },
    random: Math.random,
    page: browserPage(),
    tabs: browserTabs,
    report: (error) =>
      queueMicrotask(() => {
        throw error;
      }),
    network: {
      // Where nobody knows, there is one.
      isOnline: () => (globalThis as { navigator?: { onLine?: boolean } }).navigator?.onLine !== false,
      onOnline(run) {
        window.addEventListener('online', run);
        return () => window.removeEventListener('online', run);
      },
    },
  };
}
