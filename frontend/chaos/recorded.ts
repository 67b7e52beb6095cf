import type { BelfryClient, Counts, Notification } from '@belfry/client';

/** What one client says of itself, as the oracle reads it. Notifications are told by the numbers that their senders gave them. */
export interface Report {
  readonly recipient: string;
  readonly status: string;
  readonly position: number;
  readonly counts: Counts;
  /** In the inbox as far as it is loaded, newest first. */
  readonly shown: readonly number[];
  /** As events, in their order, with their positions. */
  readonly handed: readonly (readonly [number: number, position: number])[];
  /** All that it has ever shown. */
  readonly seen: readonly number[];
}

const EVENTS_TO_A_READ = 40;
const SIGN_IN_AGAIN_MS = 2_000;

const numberOf = (notification: Notification) => Number(notification.data?.['number']);

/**
 * Starts a client and writes down what it hands to its app, and what it shows; it reads now and then, and signs in again. Before
 * the report it scrolls to the end: who was let in late has to have everything, too.
 */
export function recorded(recipient: string, client: BelfryClient): () => Promise<Report> {
  const handed: (readonly [number: number, position: number])[] = [];
  const seen = new Set<number>();
  client.onEvent((event) => {
    if (event.kind !== 'notification') return;
    handed.push([numberOf(event.notification), event.position]);
    if (handed.length % EVENTS_TO_A_READ === 0) client.markRead(event.notification.id).catch(() => {});
  });
  client.subscribe(() => {
    const { connection, inbox } = client.getState();
    inbox.notifications.forEach((notification) => seen.add(numberOf(notification)));
    if (connection.status === 'stopped') setTimeout(() => client.retryNow(), SIGN_IN_AGAIN_MS);
  });
  client.start();
  return async () => {
    while (client.getState().inbox.next !== null) await client.loadMore().catch(() => {});
    const { inbox, connection } = client.getState();
    const { position, counts, notifications } = inbox;
    const shown = notifications.map(numberOf);
    return { recipient, status: connection.status, position, counts, shown, handed, seen: [...seen] };
  };
}
