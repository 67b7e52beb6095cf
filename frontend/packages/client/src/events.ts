import type { Counts, Notification, Standing, TransientNotification } from './inbox';
import type { Preferences } from './preferences';

/** What every event of a log carries. `id` is absent after a `reset`, so that a client cannot resume from there. */
interface Recorded {
  readonly position: number;
  readonly counts: Counts;
  readonly id?: string;
}

/** An event of the recipient's log: it has a position, and moves the inbox there. */
export type InboxEvent =
  | (Recorded & {
      readonly kind: 'notification';
      readonly notification: Notification;
      readonly replaces: readonly string[];
    })
  | (Recorded & {
      readonly kind: 'state';
      readonly change: string;
      readonly at: string;
      readonly target: StateTarget;
    })
  | (Recorded & { readonly kind: 'removed'; readonly ids: readonly string[] })
  | (Recorded & { readonly kind: 'preferences'; readonly preferences: Preferences })
  /** A kind that this release does not know. It is passed over, but its position counts. */
  | (Recorded & { readonly kind: 'unknown' });

/** Which notifications a change is about: these, or everything up to a position. */
export type StateTarget =
  { readonly ids: readonly string[] } | { readonly upTo: number; readonly category: string | undefined };

/** The first event of a stream. `position` is where replay starts; events beyond `head` are live. */
export interface Connected {
  readonly kind: 'connect';
  readonly connectionId: string;
  readonly head: number;
  /** Absent when a `reset` follows. */
  readonly position: number | undefined;
  readonly counts: Counts;
}

/** The stream cannot be resumed without a hole: load the inbox anew after a random share of `retryMs`. */
export interface Reset {
  readonly kind: 'reset';
  readonly reason: string;
  readonly retryMs: number;
}

/** The last words of a stream. Without `reconnect` the client must not return by itself. */
export interface Bye {
  readonly kind: 'bye';
  readonly reason: string;
  readonly reconnect: boolean;
  readonly retryMs: number;
}

/** The inbox as it is now, in the place of events: only a transport that has no stream sends it. */
export interface SnapshotEvent {
  readonly kind: 'snapshot';
  readonly page: InboxPage;
}

/** Something without a place in the log and without a meaning here. */
export interface Ignored {
  readonly kind: 'ignored';
}

/** Something for whoever is connected just now. It passes the log by: no position, no order, at most once. */
export interface TransientEvent {
  readonly kind: 'transient';
  readonly notification: TransientNotification;
}

export type StreamEvent = InboxEvent | TransientEvent | Connected | Reset | Bye | SnapshotEvent | Ignored;

/** One page of `GET /inbox`. */
export interface InboxPage extends Standing {
  readonly notifications: readonly Notification[];
  readonly next: string | null;
  readonly lastEventId: string;
}
