import type { InboxEvent, InboxPage, StateTarget } from './events';
import type { Inbox, Notification, Standing, View } from './inbox';

/** Pure, and safe to call with the same event twice: the position decides. */
export function applyEvent(inbox: Inbox, event: InboxEvent, view: View = {}): Inbox {
  if (event.position <= inbox.position) return inbox;
  return {
    ...withCounts(inbox, event),
    notifications: changed(inbox.notifications, event, view),
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
export function fromSnapshot(page: InboxPage, since: readonly InboxEvent[], view: View = {}): Inbox {
  const loaded: Inbox = { ...page, countsAt: page.position };
  return since.reduce((inbox, event) => applyEvent(inbox, event, view), loaded);
}

/** Appends a later page. Events that arrived after that page was read have not met its items yet, and change them now. */
export function withPage(inbox: Inbox, page: InboxPage, since: readonly InboxEvent[], view: View = {}): Inbox {
  const held = new Set(inbox.notifications.map((n) => n.id));
  const older = since
    .filter((event) => event.position > page.position)
    .reduce((held, event) => changed(held, event, view), page.notifications);
  return {
    ...withCounts(inbox, page),
    notifications: [...inbox.notifications, ...older.filter((n) => !held.has(n.id))],
    next: page.next,
  };
}

/** Whether the event brings in something that this page does not hold, so that only the server knows what to show. */
export function needsReload(inbox: Inbox, event: InboxEvent, view: View = {}): boolean {
  if (event.kind !== 'state') return false;
  if (isLeaving(event.change, view) || !['archived', 'unarchived', 'unread'].includes(event.change)) return false;
  const { target } = event;
  return !('ids' in target) || target.ids.some((id) => !inbox.notifications.some((n) => n.id === id));
}

/** Whether the stream has come to the same place by another way: the database was swapped while this page was ahead of it. */
export function isUndone(inbox: Inbox, { position, id }: InboxEvent): boolean {
  return position === inbox.position && id !== undefined && id !== inbox.lastEventId;
}

/** A row stays when it no longer fits its view, e.g. read among the unread: nothing moves under the hand that has just read it. */
function changed(notifications: readonly Notification[], event: InboxEvent, view: View): readonly Notification[] {
  switch (event.kind) {
    case 'notification': {
      const others = without(notifications, [event.notification.id, ...event.replaces]);
      return isNewcomer(event.notification, view) ? [event.notification, ...others] : others;
    }
    case 'state':
      return notifications.flatMap((n) => {
        if (!isTarget(n, event.target)) return n;
        return isLeaving(event.change, view) ? [] : marked(n, event.change, event.at);
      });
    case 'removed':
      return without(notifications, event.ids);
    case 'preferences':
    case 'unknown':
      return notifications;
    default:
      return event satisfies never;
  }
}

/** Whether what is changed so goes into another list. */
function isLeaving(change: string, view: View): boolean {
  return change === (view.state === 'archived' ? 'unarchived' : 'archived');
}

function isNewcomer({ category }: Notification, view: View): boolean {
  return view.state !== 'archived' && (view.category === undefined || view.category === category);
}

function without(notifications: readonly Notification[], ids: readonly string[]): readonly Notification[] {
  return notifications.filter((n) => !ids.includes(n.id));
}

/** Whether a change is about this one. What is done to many leaves alone what is archived. */
export function isTarget({ id, position, category, archivedAt }: Notification, target: StateTarget): boolean {
  if ('ids' in target) return target.ids.includes(id);
  const inCategory = target.category === undefined || target.category === category;
  return inCategory && position <= target.upTo && !archivedAt;
}

/**
 * One notification after a change. The first time counts. What is archived or brought back goes out of one list and into another, as it is;
 * so does what a later release may send.
 */
export function marked(notification: Notification, change: string, at: string): Notification {
  switch (change) {
    case 'seen':
      return { seenAt: at, ...notification };
    case 'read':
      return { seenAt: at, readAt: at, ...notification };
    case 'unread': {
      const { readAt, ...unread } = notification;
      return unread;
    }
    default:
      return notification;
  }
}
