import { type Bulk, type Change, createApi } from './api';
import { type EventContext, createConnection } from './connection';
import type { InboxEvent, TransientEvent } from './events';
import type { View } from './inbox';
import { type ListState, createList } from './list';
import { type Marking, mark } from './marking';
import { type Outside, browserOutside } from './outside';
import type { Preferences } from './preferences';
import { BelfryError } from './problem';
import { isTarget, withCounts } from './reduce';
import type { Connection } from './status';
import { type TokenSource, createTokens } from './tokens';

export interface BelfryOptions {
  /** Where Belfry is, e.g. `https://belfry.example.org`. The same origin if left out. */
  readonly baseUrl?: string;
  /** The recipient's JWT, or how to get one. It travels in a header only, never in a URL. */
  readonly token: TokenSource;
  /**
   * Whose inbox it is: the token's `sub`. All tabs of a browser that name the same recipient share one stream; a tab that names
   * none has a stream of its own.
   */
  readonly recipient?: string;
  /** Whether to share the stream with other tabs; true if left out. */
  readonly shareAcrossTabs?: boolean;
  /** Notifications per page, 1 to 100; 20 if left out. */
  readonly pageSize?: number;
  /** How long to wait for any answer, and for a stream's first event, in milliseconds; 10 000 if left out. */
  readonly answerWithinMs?: number;
  /** A stream that has been silent for so long has ended, in milliseconds; 45 000 if left out, three heartbeats of Belfry's. */
  readonly silenceMs?: number;
  /** Replaces parts of the browser, e.g. the transport, or the clock in a test. */
  readonly outside?: Partial<Outside>;
}

/** All that there is to show. A new object with every change; parts that did not change stay the same objects. */
export interface InboxState extends ListState {
  readonly connection: Connection;
  /** What the person has chosen; null before `loadPreferences`. */
  readonly preferences: Preferences | null;
}

/** One view of the inbox, e.g. the unread ones of a category. It is loaded when somebody subscribes, and again by `refresh`. */
export interface NotificationList {
  getState(): ListState;
  subscribe(listener: () => void): () => void;
  refresh(): Promise<void>;
  loadMore(): Promise<void>;
}

/** Hears of each event of the log at most once and in order, and of what is transient, whenever that comes. */
export type EventListener = (event: InboxEvent | TransientEvent, context: EventContext) => void;

/**
 * One recipient's inbox in one page. Everything that returns a promise fails with a {@link BelfryError}, whose message can be
 * shown.
 */
export interface BelfryClient {
  getState(): InboxState;
  /** Calls the listener after every change of state; the answer ends that. */
  subscribe(listener: () => void): () => void;
  onEvent(listener: EventListener): () => void;
  /** Loads the inbox and follows its stream until `stop`. Starting twice is starting once. */
  start(): void;
  /** Closes the stream. What was loaded stays. */
  stop(): void;
  /** Does not wait for the next attempt, or begins again after Belfry has ended the connection. */
  retryNow(): void;
  /** Loads the first page again; works without a stream. */
  refresh(): Promise<void>;
  loadMore(): Promise<void>;
  markRead(id: string): Promise<void>;
  markUnread(id: string): Promise<void>;
  archive(id: string): Promise<void>;
  unarchive(id: string): Promise<void>;
  /**
   * Marks everything up to a position, e.g. of the newest notification that is shown, or of one category. Later ones stay as
   * they are.
   */
  markAllRead(upTo: number, category?: string): Promise<void>;
  markAllSeen(upTo: number, category?: string): Promise<void>;
  archiveAll(upTo: number, category?: string): Promise<void>;
  /** A list of its own for every call; without a restriction it is what `getState` shows. */
  list(view: View): NotificationList;
  loadPreferences(): Promise<void>;
  savePreferences(preferences: Preferences): Promise<void>;
}

/** Makes a client that does nothing before `start`. */
export function createBelfryClient(options: BelfryOptions): BelfryClient {
  const outside = { ...browserOutside(), ...options.outside };
  const { clock } = outside;
  const base = `${(options.baseUrl ?? '').replace(/\/+$/, '')}/api/v1`;
  const limitMs = options.answerWithinMs ?? 10_000;
  const tokens = createTokens(options.token, clock, limitMs, options.recipient);
  const api = createApi(outside, base, tokens, limitMs);

  const pageSize = options.pageSize ?? 20;
  const listeners = new Set<() => void>();
  const eventListeners = new Set<EventListener>();
  /** What is on the page beside the inbox itself. */
  const shown = new Set<ReturnType<typeof createList>>();
  let connectionNow: Connection = { status: 'idle', since: clock.now(), nextRetryAt: null, reason: null };
  let preferences: Preferences | null = null;
  /** What the server has, as far as is known here, and how many changes to it are still on their way. */
  let confirmed: Preferences | null = null;
  let unsaved = 0;
  let saving: Promise<unknown> = Promise.resolve();

  const main = createList(api, {}, pageSize, changed, heard, reloadBeside);
  let state = stateNow();

  function stateNow(): InboxState {
    return { ...main.getState(), connection: connectionNow, preferences };
  }

  function changed(): void {
    state = stateNow();
    tell(listeners, (listener) => listener());
  }

  function tell<T>(audience: ReadonlySet<T>, call: (listener: T) => void): void {
    for (const listener of [...audience]) {
      try {
        call(listener);
      } catch (error) {
        outside.report(error);
      }
    }
  }

  const connection = createConnection({
    outside,
    tokens,
    streamUrl: `${base}/inbox/stream`,
    connectWithinMs: limitMs,
    silenceMs: options.silenceMs ?? 45_000,
    sharedAs: sharedName(options, base),
    standing: () => main.get(),
    load: main.loadAnew,
    replaced: main.replaceBy,
    connected({ position, counts }) {
      reload([main, ...shown].filter((list) => list.getState().problem));
      if (position === undefined) return;
      // Only where something on the way has lost the position asked for.
      if (position > main.get().position) reload([main]);
      else main.replace(withCounts(main.get(), { counts, position }));
    },
    received,
    changed(now) {
      connectionNow = now;
      changed();
    },
  });

  function received(event: InboxEvent | TransientEvent, context: EventContext): void {
    if (event.kind !== 'transient') {
      shown.forEach((list) => list.received(event));
      if (!main.received(event)) return;
    }
    if (event.kind === 'preferences') confirm(event.preferences);
    tell(eventListeners, (listener) => listener(event, context));
  }

  function reload(lists: Iterable<{ loadAnew(): Promise<unknown> }>): void {
    for (const list of lists) list.loadAnew().catch(() => {}); // `problem` has the words
  }

  /** What no event will mend: the stream goes on from where the inbox stands now, which may be beyond some. */
  function reloadBeside(): void {
    reload(shown);
    if (preferences !== null) loadPreferences().catch(() => confirm(null)); // who needs them asks again
  }

  /** A refusal that concerns more than the one request ends the connection, too. */
  function heard(error: unknown): void {
    if (error instanceof BelfryError) connection.refused(error);
  }

  async function marking(change: Marking['change'], part: Pick<Marking, 'isTarget' | 'send'>): Promise<void> {
    try {
      await mark([main, ...shown], { change, at: new Date(clock.now()).toISOString(), ...part });
    } catch (error) {
      // Beyond the head, or of another history: what is shown is not what is there.
      if (error instanceof BelfryError && error.status === 409) reload([main]);
      heard(error);
      throw error;
    }
  }

  const markUpTo =
    (what: Bulk) =>
    (upTo: number, category?: string): Promise<void> =>
      marking(what === 'archive' ? 'archived' : what, {
        isTarget: (n) => isTarget(n, { upTo, category }),
        send: () => api.markUpTo(what, { upTo, category, lastEventId: main.get().lastEventId }),
      });

  const markOne =
    (change: Marking['change'], body: Change) =>
    (id: string): Promise<void> =>
      marking(change, { isTarget: (n) => n.id === id, send: () => api.change(id, body) });

  function viewOf(view: View): NotificationList {
    const own = new Set<() => void>();
    const list = createList(api, view, pageSize, () => tell(own, (listener) => listener()), heard);
    return {
      ...list,
      subscribe(listener) {
        if (own.size === 0) {
          shown.add(list);
          reload([list]);
        }
        own.add(listener);
        return () => {
          own.delete(listener);
          if (own.size === 0) shown.delete(list);
        };
      },
    };
  }

  function show(now: Preferences | null): void {
    preferences = now;
    changed();
  }

  function confirm(now: Preferences | null): void {
    confirmed = now;
    if (unsaved === 0) show(now); // or what is on its way would be forgotten by the next change
  }

  async function loadPreferences(): Promise<void> {
    const before = confirmed;
    const loaded = await api.preferences();
    if (confirmed === before) confirm(loaded); // what has changed them meanwhile is newer
  }

  /** Shown at once, so that the next change is made to this one, and sent one after the other: each says everything. */
  async function savePreferences(wanted: Preferences): Promise<void> {
    unsaved++;
    show(wanted);
    const saved = saving.then(() => api.savePreferences(wanted));
    saving = saved.catch(() => {}); // whoever wanted it has been told
    try {
      confirmed = await saved;
    } finally {
      unsaved--;
      confirm(confirmed);
    }
  }

  const client: BelfryClient = {
    getState: () => state,
    subscribe: (listener) => added(listeners, listener),
    onEvent: (listener) => added(eventListeners, listener),
    start: connection.start,
    stop: connection.stop,
    retryNow: connection.retryNow,
    refresh: main.refresh,
    loadMore: main.loadMore,
    markRead: markOne('read', { read: true }),
    markUnread: markOne('unread', { read: false }),
    archive: markOne('archived', { archived: true }),
    unarchive: markOne('unarchived', { archived: false }),
    markAllRead: markUpTo('read'),
    markAllSeen: markUpTo('seen'),
    archiveAll: markUpTo('archive'),
    list: (view) => (Object.keys(view).length === 0 ? client : viewOf(view)),
    loadPreferences,
    savePreferences,
  };
  return client;
}

function added<T>(set: Set<T>, item: T): () => void {
  set.add(item);
  return () => void set.delete(item);
}

/** Of one server, one person, and one way of speaking: another release, or somebody else, is in another room. */
function sharedName({ recipient, shareAcrossTabs = true }: BelfryOptions, base: string): string | null {
  if (recipient === undefined || !shareAcrossTabs) return null;
  const here = (globalThis as { location?: { href: string } }).location?.href;
  return `belfry-1 ${here === undefined ? base : new URL(base, here).href} ${recipient}`;
}
