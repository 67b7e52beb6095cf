/** What every badge shows. At each position of a log: 0 ≤ unseen ≤ unread ≤ total. */
export interface Counts {
  readonly unseen: number;
  readonly unread: number;
  readonly total: number;
}

export type Priority = 'low' | 'normal' | 'high' | 'urgent';

/**
 * What `data` holds, by `category`. A page that knows what its senders attach says so once:
 *
 * ```ts
 * declare module '@belfry/client' {
 *   interface NotificationData { orders: { orderId: number } }
 * }
 * ```
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the applications that use it
export interface NotificationData {}

/** The button of a notification. */
export interface Action {
  readonly id: string;
  readonly label: string;
  readonly link: string;
}

/** Whose doing it was. */
export interface Actor {
  readonly name: string;
  readonly avatarUrl?: string;
}

/** One item of the inbox. Text is text: show it as text, never as HTML. Times are RFC 3339 in UTC. */
export interface Notification {
  readonly id: string;
  readonly title: string;
  readonly body?: string;
  /** An https address, or a path that starts with one `/`. */
  readonly link?: string;
  readonly category?: string;
  readonly priority: Priority;
  /** Whatever the sender attached, as it came; {@link dataOf} knows its type. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly actions?: readonly Action[];
  readonly actor?: Actor;
  readonly createdAt: string;
  /** When it leaves the inbox by itself; the event that says so is what counts. */
  readonly expiresAt?: string;
  /** The place in the recipient's log at which it arrived; newer ones have greater positions. */
  readonly position: number;
  readonly seenAt?: string;
  readonly readAt?: string;
  readonly archivedAt?: string;
}

/** Something for the moment: it is kept nowhere, so it has no id and no place, and cannot be read. */
export type TransientNotification = Omit<Notification, 'id' | 'position'>;

/** One recipient's inbox as this page holds it: what the server's snapshot said, and every event since. */
export interface Inbox {
  /** Newest first. */
  readonly notifications: readonly Notification[];
  readonly counts: Counts;
  /** The position at which {@link counts} were recorded. An answer to a change may know newer counts than the stream. */
  readonly countsAt: number;
  /** Where this page stands in the recipient's log. Only the stream and a snapshot move it. */
  readonly position: number;
  /** The opaque id to continue the stream from; empty before the first snapshot. */
  readonly lastEventId: string;
  /** The cursor of the next page; null when everything is held. */
  readonly next: string | null;
}

/** A part of the inbox. Left out means all: every state but archived, every category. */
export interface View {
  readonly state?: 'all' | 'unread' | 'archived';
  readonly category?: string;
}

/** Where a log stands after a change: the answer to marking something. */
export interface Standing {
  readonly counts: Counts;
  readonly position: number;
}

export const emptyInbox: Inbox = {
  notifications: [],
  counts: { unseen: 0, unread: 0, total: 0 },
  countsAt: -1,
  position: -1,
  lastEventId: '',
  next: null,
};

/**
 * What the sender attached to a notification of that category, in the type that {@link NotificationData} gives it; undefined for
 * any other. Not checked: a sender may be wrong.
 */
export function dataOf<C extends keyof NotificationData>(
  notification: Pick<Notification, 'category' | 'data'>,
  category: C,
): NotificationData[C] | undefined {
  return notification.category === category ? (notification.data as NotificationData[C] | undefined) : undefined;
}
