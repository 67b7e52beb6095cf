import { type Bulk, createApi } from './api';
import { type Connection, type EventContext, createConnection } from './connection';
import type { InboxEvent } from './events';
import { type Inbox, type Standing, emptyInbox } from './inbox';
import { type Marking, mark } from './marking';
import { type Outside, browserOutside } from './outside';
import { BelfryError } from './problem';
import { applyEvent, fromSnapshot, needsReload, withCounts } from './reduce';
import { createSnapshots } from './snapshots';
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
export interface InboxState {
  readonly inbox: Inbox;
  /** Whether the inbox has been loaded at least once. */
  readonly loaded: boolean;
  readonly loading: boolean;
  readonly loadingMore: boolean;
  /** Why the last load failed; null after one that succeeded. */
  readonly problem: BelfryError | null;
  readonly connection: Connection;
}

/** Hears of each event of the log at most once and in order. */
export type EventListener = (event: InboxEvent, context: EventContext) => void;

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
}

/** Makes a client that does nothing before `start`. */
export function createBelfryClient(options: BelfryOptions): BelfryClient {
  const outside = { ...browserOutside(), ...options.outside };
  const { clock } = outside;
  const base = `${(options.baseUrl ?? '').replace(/\/+$/, '')}/api/v1`;
  const limitMs = options.answerWithinMs ?? 10_000;
  const tokens = createTokens(options.token, clock, limitMs, options.recipient);
  const api = createApi(outside, base, tokens, limitMs);

  const listeners = new Set<() => void>();
  const eventListeners = new Set<EventListener>();
  let state: InboxState = {
    inbox: emptyInbox,
    loaded: false,
    loading: false,
    loadingMore: false,
    problem: null,
    connection: { status: 'idle', since: clock.now(), nextRetryAt: null, reason: null },
  };

  function set(change: Partial<InboxState>): void {
    state = { ...state, ...change };
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

  const holder = { get: () => state.inbox, replace: (inbox: Inbox) => set({ inbox }) };
  const snapshots = createSnapshots(api, options.pageSize ?? 20, holder);

  const connection = createConnection({
    outside,
    tokens,
    streamUrl: `${base}/inbox/stream`,
    connectWithinMs: limitMs,
    silenceMs: options.silenceMs ?? 45_000,
    sharedAs: sharedName(options, base),
    standing: () => state.inbox,
    load: () => loading('loading', snapshots.loadAnew),
    replaced: (page) => set({ inbox: fromSnapshot(page, []), loaded: true, problem: null }),
    connected(event) {
      if (event.position === undefined) return;
      // Only where something on the way has lost the position asked for.
      if (event.position > state.inbox.position) reload();
      else set({ inbox: withCounts(state.inbox, { counts: event.counts, position: event.position }) });
    },
    received,
    changed: (now) => set({ connection: now }),
  });

  function received(event: InboxEvent, context: EventContext): void {
    snapshots.note(event);
    if (event.position <= state.inbox.position) return;
    const incomplete = needsReload(state.inbox, event);
    set({ inbox: applyEvent(state.inbox, event) });
    tell(eventListeners, (listener) => listener(event, context));
    if (incomplete) reload();
  }

  function reload(): void {
    loading('loading', snapshots.loadAnew).catch(() => {}); // `problem` has the words
  }

  async function loading<T>(flag: 'loading' | 'loadingMore', load: () => Promise<T>): Promise<T> {
    set({ [flag]: true });
    try {
      const loaded = await load();
      set({ [flag]: false, loaded: true, problem: null });
      return loaded;
    } catch (error) {
      set({ [flag]: false, ...(error instanceof BelfryError ? { problem: error } : {}) });
      throw heard(error);
    }
  }

  /** A refusal that concerns more than the one request ends the connection, too. */
  function heard(error: unknown): unknown {
    if (error instanceof BelfryError) connection.refused(error);
    return error;
  }

  async function marking(change: Marking['change'], part: Pick<Marking, 'isTarget' | 'send'>): Promise<void> {
    try {
      await mark(holder, { change, at: new Date(clock.now()).toISOString(), ...part });
    } catch (error) {
      // Beyond the head, or of another history: what is shown is not what is there.
      if (error instanceof BelfryError && error.status === 409) reload();
      throw heard(error);
    }
  }

  const setRead = (id: string, read: boolean) =>
    marking(read ? 'read' : 'unread', { isTarget: (n) => n.id === id, send: () => api.change(id, { read }) });

  const markUpTo = (what: Bulk, upTo: number, category: string | undefined) =>
    marking(what === 'archive' ? 'archived' : what, {
      isTarget: (n) => n.position <= upTo && (category === undefined || category === n.category),
      send: (): Promise<Standing> => api.markUpTo(what, { upTo, category, lastEventId: state.inbox.lastEventId }),
    });

  return {
    getState: () => state,
    subscribe: (listener) => added(listeners, listener),
    onEvent: (listener) => added(eventListeners, listener),
    start: connection.start,
    stop: connection.stop,
    retryNow: connection.retryNow,
    refresh: () => loading('loading', snapshots.refresh).then(() => {}),
    loadMore: () => loading('loadingMore', snapshots.loadMore),
    markRead: (id) => setRead(id, true),
    markUnread: (id) => setRead(id, false),
    archive: (id) =>
      marking('archived', { isTarget: (n) => n.id === id, send: () => api.change(id, { archived: true }) }),
    // Where it belongs only the server knows: the event that follows has the list loaded again.
    unarchive: (id) => marking('archived', { isTarget: () => false, send: () => api.change(id, { archived: false }) }),
    markAllRead: (upTo, category) => markUpTo('read', upTo, category),
    markAllSeen: (upTo, category) => markUpTo('seen', upTo, category),
    archiveAll: (upTo, category) => markUpTo('archive', upTo, category),
  };
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
