import type { Notification, Standing } from './inbox';
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
  const waysBack = lists.map((list) => show(list, marking));
  try {
    const standing = await marking.send();
    // The inboxes are read only now: events have come since.
    for (const list of lists) list.replace(withCounts(list.get(), standing));
  } catch (error) {
    waysBack.forEach((goBack) => goBack());
    throw error;
  }
}

/** Answers the way back: an item that is another object by then was changed by the stream, and stays. */
function show(list: InboxHolder, { change, at, isTarget }: Marking): () => void {
  const inbox = list.get();
  const was = new Map<Notification, Notification>();
  const hidden: Notification[] = [];
  const notifications = inbox.notifications.flatMap((n) => {
    if (!isTarget(n)) return n;
    if (change === 'archived') {
      hidden.push(n); // where an unarchived one belongs only the server knows: its event has the list loaded again
      return [];
    }
    const now = marked(n, change, at);
    was.set(now, n);
    return now;
  });
  list.replace({ ...inbox, notifications });

  return () => {
    const now = list.get();
    const held = new Set(now.notifications.map((n) => n.id));
    const restored = now.notifications.map((n) => was.get(n) ?? n);
    const back = hidden.filter((n) => !held.has(n.id));
    list.replace({ ...now, notifications: [...restored, ...back].sort((a, b) => b.position - a.position) });
  };
}
