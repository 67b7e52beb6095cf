import type { Inbox, Notification, Standing } from './inbox';
import { marked, withCounts } from './reduce';
import type { InboxHolder } from './snapshots';

/** What is to be marked, and how: shown at once, before the server has answered. */
export interface Marking {
  readonly change: 'seen' | 'read' | 'unread';
  readonly at: string;
  readonly isTarget: (notification: Notification) => boolean;
  readonly send: () => Promise<Standing>;
}

/**
 * Shows the change, sends it, and takes it back if it was refused. The badge waits for the answer, which knows the true counts.
 *
 * @throws whatever `send` throws, after taking back what nobody else has changed since
 */
export async function mark(inbox: InboxHolder, marking: Marking): Promise<void> {
  const before = new Map<Notification, Notification>();
  const shown = (n: Notification) => {
    if (!marking.isTarget(n)) return n;
    const after = marked(n, marking.change, marking.at);
    before.set(after, n);
    return after;
  };
  inbox.replace(withNotifications(inbox.get(), shown));
  try {
    const standing = await marking.send();
    inbox.replace(withCounts(inbox.get(), standing)); // read only now: events have come since
  } catch (error) {
    inbox.replace(withNotifications(inbox.get(), (n) => before.get(n) ?? n));
    throw error;
  }
}

function withNotifications(inbox: Inbox, change: (notification: Notification) => Notification): Inbox {
  return { ...inbox, notifications: inbox.notifications.map(change) };
}
