import { type Ending, type Next, type Reason, afterEnding } from './endings';
import type { Connected, InboxEvent } from './events';
import type { Cancel, Outside } from './outside';
import { BelfryError } from './problem';
import { followStream } from './stream';
import type { Tokens } from './tokens';

export type ConnectionStatus = 'idle' | 'connecting' | 'live' | 'reconnecting' | 'offline' | 'stopped';

/** Whether what is shown is live, and if not, why. Times are in milliseconds since 1970. */
export interface Connection {
  readonly status: ConnectionStatus;
  /** When this status began. */
  readonly since: number;
  /** When the next attempt begins; null while one is under way, and when none will begin by itself. */
  readonly nextRetryAt: number | null;
  /** Null while idle, live, or connecting for the first time. */
  readonly reason: Reason | null;
}

/** What the connection needs to know, and whom it tells. */
export interface ConnectionPeer {
  readonly outside: Outside;
  readonly tokens: Tokens;
  /** Without a query. */
  readonly streamUrl: string;
  readonly connectWithinMs: number;
  readonly silenceMs: number;
  /** The id to continue from. */
  lastEventId(): string;
  /** Loads a snapshot that is read after this call. */
  load(): Promise<void>;
  connected(event: Connected): void;
  received(event: InboxEvent): void;
  changed(connection: Connection): void;
}

/** Follows the stream, and returns to it after every ending that allows it. */
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
}

export function createConnection(peer: ConnectionPeer): ConnectionLoop {
  const { clock, random, network } = peer.outside;
  let current: Connection = { status: 'idle', since: clock.now(), nextRetryAt: null, reason: null };
  let run: AbortController | null = null;
  let wake: Cancel = () => {};
  let formerConnection = '';

  function say(status: ConnectionStatus, reason: Reason | null = null, nextRetryAt: number | null = null): void {
    const since = status === current.status ? current.since : clock.now();
    current = { status, since, nextRetryAt, reason };
    peer.changed(current);
  }

  function start(): void {
    if (run !== null) return;
    run = new AbortController();
    void follow(run.signal);
  }

  function end(status: 'idle' | 'stopped', reason: Reason | null): void {
    run?.abort();
    run = null;
    wake();
    peer.tokens.rest();
    say(status, reason);
  }

  async function follow(signal: AbortSignal): Promise<void> {
    // A page that starts, stops and starts again in one breath, as React's StrictMode does, speaks once.
    await pause(0);
    const isOver = () => signal.aborted;
    if (isOver()) return;
    say('connecting');
    const progress: Progress = { failures: 0, rejected: false, stale: true };
    while (!isOver()) {
      const ending = await attempt(signal, progress);
      if (isOver()) return;
      if (ending.kind === 'rejected' && !progress.rejected) {
        progress.rejected = true;
        continue;
      }
      const next = afterEnding(ending, progress.failures++, random);
      if (next.stop) return end('stopped', next.reason);
      progress.stale ||= next.reload;
      await waitFor(next, signal);
    }
  }

  async function attempt(signal: AbortSignal, progress: Progress): Promise<Ending> {
    try {
      const token = await peer.tokens.current();
      if (progress.stale && !signal.aborted) {
        await peer.load();
        progress.stale = false;
      }
      if (signal.aborted) return { kind: 'lost' };
      const ending = await stream(token, signal, progress);
      if (isTokensEnd(ending)) peer.tokens.reject(token);
      return ending;
    } catch (error) {
      if (!(error instanceof BelfryError)) throw error;
      return error.code === 'no-answer' ? { kind: 'silent' } : { kind: 'refused', error };
    }
  }

  function stream(token: string, signal: AbortSignal, progress: Progress): Promise<Ending> {
    const query = new URLSearchParams({
      lastEventId: peer.lastEventId(),
      ...(formerConnection === '' ? {} : { previous: formerConnection }),
    });
    const request = {
      url: `${peer.streamUrl}?${query.toString()}`,
      headers: { Authorization: `Bearer ${token}` },
      silenceMs: peer.silenceMs,
    };
    return followStream(peer.outside, request, peer.connectWithinMs, signal, {
      connected(event) {
        formerConnection = event.connectionId;
        progress.failures = 0;
        progress.rejected = false;
        peer.connected(event);
        say('live');
      },
      received: (event) => peer.received(event),
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

  return {
    start,
    stop: () => end('idle', null),
    retryNow() {
      if (current.nextRetryAt !== null) wake();
      else if (current.status === 'stopped') start();
    },
    refused(error) {
      const next = afterEnding({ kind: 'refused', error }, 0, random);
      if (next.stop && run !== null) end('stopped', next.reason);
    },
  };
}

function isTokensEnd(ending: Ending): boolean {
  return ending.kind === 'rejected' || (ending.kind === 'bye' && ending.reason === 'token-expired');
}
