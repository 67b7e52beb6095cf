import type { Cancel } from './clock';
import { type Ending, type Next, type Reason, afterEnding, anotherTab } from './endings';
import type { Connected, InboxEvent, InboxPage, TransientEvent } from './events';
import { createFollowing } from './following';
import type { Told } from './news';
import type { Outside } from './outside';
import { BelfryError, isBelfrys } from './problem';
import type { Connection, ConnectionStatus } from './status';
import { followStream } from './stream';
import { createTeam } from './team';
import type { Tokens } from './tokens';

/** What the connection needs to know, and whom it tells. */
export interface ConnectionPeer {
  readonly outside: Outside;
  readonly tokens: Tokens;
  /** Without a query. */
  readonly streamUrl: string;
  readonly connectWithinMs: number;
  readonly silenceMs: number;
  /** What the tabs of one person in one browser share a stream by; null for a stream of this tab's own. */
  readonly sharedAs: string | null;
  /** Where this tab stands, and the id to continue from. */
  standing(): { readonly position: number; readonly lastEventId: string };
  /** Loads a snapshot that is read after this call. */
  load(): Promise<InboxPage>;
  /** Another tab has loaded a snapshot after a `reset`. */
  replaced(page: InboxPage): void;
  connected(event: Connected): void;
  received(event: InboxEvent | TransientEvent, context: EventContext): void;
  changed(connection: Connection): void;
}

/** What is known about an event beyond itself. */
export interface EventContext {
  /** False for what happened while this browser was away. */
  readonly live: boolean;
  /** True in one tab of the browser: the one that may make a sound or show a toast. */
  readonly rings: boolean;
}

/** Follows the stream, or the tab that has it, and returns to it after every ending that allows it. */
export interface ConnectionLoop {
  start(): void;
  stop(): void;
  /** Ends a wait early, or begins again after a stop. Does nothing while an attempt is under way. */
  retryNow(): void;
  /** A request has learned that this connection cannot go on, e.g. that the sign-in is over. */
  refused(error: BelfryError): void;
}

/** What one run remembers from attempt to attempt. */
interface Progress {
  /** Attempts in a row that did not come to `connect`. */
  failures: number;
  /** The server has refused a token since the last `connect`. */
  rejected: boolean;
  /** A snapshot is needed before the stream. */
  stale: boolean;
  /** After a `reset` that snapshot is for every tab. */
  reset: boolean;
}

/** How late a leader may be with a return before it is reminded. */
const NUDGE_MS = 500;

const fresh: Progress = { failures: 0, rejected: false, stale: true, reset: false };

export function createConnection(peer: ConnectionPeer): ConnectionLoop {
  const { clock, random, network, page } = peer.outside;
  let current: Connection = { status: 'idle', since: clock.now(), nextRetryAt: null, reason: null };
  let isStarted = false;
  let run: AbortController | null = null;
  let turn = new AbortController();
  let progress: Progress = { ...fresh };
  let wake: Cancel = () => {};
  let cancelNudge: Cancel = () => {};
  let endWatching: Cancel = () => {};
  let formerConnection = '';
  /** Where the stream of this tab stands, and where its history ends. */
  let streamAt = -1;
  let head = -1;

  const following = createFollowing({
    position: () => peer.standing().position,
    clock,
    connected,
    received,
    replaced: peer.replaced,
    mirrored(connection) {
      cancelNudge();
      if (connection.status === 'stopped') return end('stopped', connection.reason);
      show(connection);
      if (connection.nextRetryAt === null) return;
      // A hidden leader's timers run once a minute; what it is told arrives at once.
      cancelNudge = clock.after(connection.nextRetryAt + NUDGE_MS - clock.now(), () => team.ask('retry'));
    },
  });

  function connected(event: Connected): void {
    formerConnection = event.connectionId;
    peer.connected(event);
  }

  function received(event: InboxEvent | TransientEvent, live: boolean, ringer: string): void {
    peer.received(event, { live, rings: team.isMe(ringer) });
  }

  const team = createTeam(peer.outside, peer.sharedAs, {
    leading: () => turn.abort(),
    replaced() {
      progress.stale = true;
      turn.abort();
    },
    heard(news) {
      if (team.leads()) return; // late words of the one before: the stream brings the same
      if (run !== null) following.heard(news);
      else if (news.kind === 'connected' && current.status === 'stopped') begin(); // signed in again in another tab
    },
    ask: tellHowItIs,
    retry: retryNow,
  });

  function show(connection: Connection): void {
    current = connection;
    peer.changed(connection);
  }

  function say(status: ConnectionStatus, reason: Reason | null = null, nextRetryAt: number | null = null): void {
    const since = status === current.status ? current.since : clock.now();
    show({ status, since, nextRetryAt, reason });
    if (team.leads()) tellHowItIs();
  }

  function tell(told: Told): void {
    team.tell({ ...told, epoch: following.epoch() });
  }

  function tellHowItIs(): void {
    tell({ kind: 'connection', connection: current, from: streamAt });
  }

  function start(): void {
    if (isStarted) return;
    isStarted = true;
    endWatching = page.onChange((change) => {
      if (change === 'asleep') pauseRun();
      else if (change === 'awake' && run === null && current.status !== 'stopped') begin();
    });
    begin();
  }

  function begin(): void {
    run = new AbortController();
    peer.tokens.keepFresh(true);
    progress = { ...fresh };
    void follow(run.signal);
  }

  /** A sleeping page hears nothing: it lets go of what others need, and begins anew when it wakes. */
  function pauseRun(): void {
    interrupt();
    team.leave();
  }

  function interrupt(): void {
    run?.abort();
    run = null;
    turn.abort();
    wake();
    cancelNudge();
  }

  function end(status: 'idle' | 'stopped', reason: Reason | null): void {
    interrupt();
    peer.tokens.keepFresh(false);
    if (status === 'stopped') {
      say(status, reason);
      team.rest();
    } else {
      team.leave();
      say(status);
    }
  }

  function stop(): void {
    isStarted = false;
    endWatching();
    end('idle', null);
  }

  async function follow(signal: AbortSignal): Promise<void> {
    // A page that starts, stops and starts again in one breath, as React's StrictMode does, speaks once.
    await pause(0);
    const isOver = () => signal.aborted;
    if (isOver()) return;
    say('connecting');
    team.join();
    while (!isOver()) {
      turn = new AbortController();
      const ending = await attempt(turn.signal);
      if (isOver()) return;
      if (ending === null) continue;
      if (ending.kind === 'rejected' && !progress.rejected) {
        progress.rejected = true;
        continue;
      }
      const next = afterEnding(ending, progress.failures++, random);
      if (next.stop) return end('stopped', next.reason);
      progress.stale ||= next.reload;
      if (ending.kind === 'behind') await pause(next.waitMs);
      else await waitFor(next, signal);
    }
  }

  /** Null where the next attempt may begin at once, in another role. */
  async function attempt(signal: AbortSignal): Promise<Ending | null> {
    const isOver = () => signal.aborted;
    try {
      const token = await peer.tokens.current();
      if (progress.stale) await load();
      if (isOver()) return null;
      if (!team.leads()) return await followLeader(signal);
      const ending = await stream(token, signal);
      if (isOver()) return null;
      if (ending.kind === 'rejected') peer.tokens.reject(token, isBelfrys(ending.error));
      if (ending.kind === 'bye' && ending.reason === 'token-expired') peer.tokens.reject(token, true);
      progress.reset ||= ending.kind === 'reset';
      return ending;
    } catch (error) {
      if (!(error instanceof BelfryError)) throw error;
      return { kind: 'refused', error };
    }
  }

  async function load(): Promise<void> {
    following.forget();
    const page = await peer.load();
    progress.stale = false;
    if (!progress.reset) return;
    progress.reset = false;
    // The others hold another history, and nothing but this would tell them.
    following.begin(`${clock.now()}-${random()}`);
    tell({ kind: 'snapshot', page });
  }

  async function followLeader(signal: AbortSignal): Promise<Ending | null> {
    progress.failures = 0;
    const until = following.follow(signal);
    team.ask('ask');
    if ((await until) === 'behind') return { kind: 'behind', retryMs: 1_000 };
    cancelNudge();
    if (team.leads() && current.status === 'live') say('reconnecting', anotherTab);
    return null;
  }

  function stream(token: string, signal: AbortSignal): Promise<Ending> {
    streamAt = peer.standing().position;
    const query = new URLSearchParams({
      lastEventId: peer.standing().lastEventId,
      ...(formerConnection === '' ? {} : { previous: formerConnection }),
    });
    const request = {
      url: `${peer.streamUrl}?${query.toString()}`,
      headers: { Authorization: `Bearer ${token}` },
      silenceMs: peer.silenceMs,
    };
    return followStream(peer.outside, request, team.settled, peer.connectWithinMs, signal, {
      connected(event) {
        progress.failures = 0;
        progress.rejected = false;
        head = event.head;
        streamAt = event.position ?? streamAt;
        tell({ kind: 'connected', event, from: event.position });
        connected(event);
        say('live');
      },
      received(event) {
        const isKept = event.kind !== 'transient';
        const live = !isKept || event.position > head;
        const ringer = team.ringer();
        tell({ kind: 'event', event, from: streamAt, at: clock.now(), live, ringer });
        if (isKept) streamAt = event.position;
        received(event, live, ringer);
      },
      replaced(page) {
        tell({ kind: 'snapshot', page });
        streamAt = page.position;
        peer.replaced(page);
      },
    });
  }

  async function waitFor(next: Exclude<Next, { stop: true }>, signal: AbortSignal): Promise<void> {
    const online = network.isOnline();
    const reason = online ? next.reason : { code: 'offline', text: 'This device is offline.' };
    say(online ? 'reconnecting' : 'offline', reason, clock.now() + next.waitMs);
    // Without a network there is nobody whose wish to be left alone an early return would ignore.
    const cancelOnline = online ? () => {} : network.onOnline(() => wake());
    await pause(next.waitMs);
    cancelOnline();
    if (!signal.aborted) say('reconnecting', reason);
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(ms, resolve);
      wake = () => {
        cancel();
        resolve();
      };
    });
  }

  function retryNow(): void {
    if (current.status === 'stopped') {
      if (run === null && isStarted) begin();
    } else if (current.nextRetryAt !== null) {
      wake();
      if (!team.leads()) team.ask('retry');
    }
  }

  return {
    start,
    stop,
    retryNow,
    refused(error) {
      const next = afterEnding({ kind: 'refused', error }, 0, random);
      if (next.stop && run !== null) end('stopped', next.reason);
    },
  };
}
