import type { Inbox, Notification, Standing } from './inbox';
import { marked, withCounts } from './reduce';
import type { InboxHolder } from './snapshots';

/** What is to be marked, and how: shown at once, before the server has answered. */
export interface Marking {
  readonly change: 'seen' | 'read' | 'unread' | 'archived' | 'unarchived';
  readonly at: string;
  readonly isTarget: (notification: Notification) => boolean;
  readonly send: () => Promise<Standing>;
}

/**
 * Shows the change, sends it, and takes it back if it was refused. The badge waits for the answer, which knows the true counts.
 *
 * @throws whatever `send` throws, after taking back what nobody else has changed since
 */
export async function mark(lists: readonly InboxHolder[], marking: Marking): Promise<void> {
  const changes = lists.map((list) => {
    const before = list.get();
    const shown = show(before, marking);
    list.replace(shown);
    return { list, before, shown };
  });
  try {
    const standing = await marking.send();
    // The inboxes are read only now: events have come since.
    for (const { list } of changes) list.replace(withCounts(list.get(), standing));
  } catch (error) {
    for (const { list, before, shown } of changes) list.replace(takenBack(list.get(), before, shown));
    throw error;
  }
}

function show(inbox: Inbox, { change, at, isTarget }: Marking): Inbox {
  const notifications =
    change === 'archived' // where an unarchived one belongs only the server knows: its event has the list loaded again
      ? inbox.notifications.filter((n) => !isTarget(n))
      : inbox.notifications.map((n) => (isTarget(n) ? marked(n, change, at) : n));
  return { ...inbox, notifications };
}

/** What this page alone has changed becomes what it was; an item that is another object by now was changed by the stream. */
function takenBack(now: Inbox, before: Inbox, shown: Inbox): Inbox {
  const byId = (inbox: Inbox) => new Map(inbox.notifications.map((n) => [n.id, n]));
  const [held, was, wasShown] = [byId(now), byId(before), byId(shown)];
  const restored = now.notifications.map((n) => (n === wasShown.get(n.id) ? (was.get(n.id) ?? n) : n));
  const hidden = before.notifications.filter((n) => !wasShown.has(n.id) && !held.has(n.id));
  return { ...now, notifications: [...restored, ...hidden].sort((a, b) => b.position - a.position) };
}
