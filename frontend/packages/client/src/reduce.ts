import type { InboxEvent, InboxPage, StateTarget } from './events';
import type { Inbox, Notification, Standing } from './inbox';

/** Pure, and safe to call with the same event twice: the position decides. */
export function applyEvent(inbox: Inbox, event: InboxEvent): Inbox {
  if (event.position <= inbox.position) return inbox;
  return {
    ...withCounts(inbox, event),
    notifications: changed(inbox.notifications, event),
    position: event.position,
    lastEventId: event.id ?? inbox.lastEventId,
  };
}

/** The counts of an answer, or of `connect`: the greater position wins, and where this page stands does not move. */
export function withCounts(inbox: Inbox, standing: Standing): Inbox {
  if (standing.position <= inbox.countsAt) return inbox;
  return { ...inbox, counts: standing.counts, countsAt: standing.position };
}

/**
 * The first page as it was loaded, and on top of it what the stream brought meanwhile. Replaces what is held, whatever its
 * numbers: after a `reset` they belong to another history.
 */
export function fromSnapshot(page: InboxPage, since: readonly InboxEvent[]): Inbox {
  const { notifications, counts, position, lastEventId, next } = page;
  return since.reduce(applyEvent, { notifications, counts, countsAt: position, position, lastEventId, next });
}

/** Appends a later page. Events that arrived after that page was read have not met its items yet, and change them now. */
export function withPage(inbox: Inbox, page: InboxPage, since: readonly InboxEvent[]): Inbox {
  const held = new Set(inbox.notifications.map((n) => n.id));
  const older = since
    .filter((event) => event.position > page.position && event.kind !== 'notification')
    .reduce(changed, page.notifications);
  return {
    ...withCounts(inbox, page),
    notifications: [...inbox.notifications, ...older.filter((n) => !held.has(n.id))],
    next: page.next,
  };
}

/** Whether the event brings back something that this page does not hold, so that only the server knows what to show. */
export function needsReload(inbox: Inbox, event: InboxEvent): boolean {
  if (event.kind !== 'state' || event.position <= inbox.position) return false;
  if (event.change !== 'unread' && event.change !== 'unarchived') return false;
  const { target } = event;
  return !('ids' in target) || target.ids.some((id) => !inbox.notifications.some((n) => n.id === id));
}

function changed(notifications: readonly Notification[], event: InboxEvent): readonly Notification[] {
  switch (event.kind) {
    case 'notification':
      return [event.notification, ...without(notifications, [event.notification.id, ...event.replaces])];
    case 'state':
      if (event.change === 'archived') return notifications.filter((n) => !isTarget(n, event.target));
      return notifications.map((n) => (isTarget(n, event.target) ? marked(n, event.change, event.at) : n));
    case 'removed':
      return without(notifications, event.ids);
    case 'unknown':
      return notifications;
    default:
      return event satisfies never;
  }
}

function without(notifications: readonly Notification[], ids: readonly string[]): readonly Notification[] {
  return notifications.filter((n) => !ids.includes(n.id));
}

function isTarget(notification: Notification, target: StateTarget): boolean {
  if ('ids' in target) return target.ids.includes(notification.id);
  const inCategory = target.category === undefined || target.category === notification.category;
  return inCategory && notification.position <= target.upTo;
}

/** One notification after a change. The first time counts; a change that a later release may send leaves it as it is. */
export function marked(notification: Notification, change: string, at: string): Notification {
  switch (change) {
    case 'seen':
      return { ...notification, seenAt: notification.seenAt ?? at };
    case 'read':
      return { ...notification, seenAt: notification.seenAt ?? at, readAt: notification.readAt ?? at };
    case 'archived':
      return { ...notification, archivedAt: notification.archivedAt ?? at };
    case 'unread': {
      const { readAt, ...unread } = notification;
      return unread;
    }
    default:
      return notification;
  }
}
