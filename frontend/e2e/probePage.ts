import { type BelfryClient, createBelfryClient } from '@belfry/client';

interface Heard {
  readonly id: string | null;
  readonly title: string | null;
  readonly position: number;
  readonly live: boolean;
  readonly rings: boolean;
  readonly at: number;
}

type Action =
  | { readonly kind: 'read' | 'unread' | 'archive'; readonly nth: number }
  | { readonly kind: 'readAll' | 'seenAll' | 'refresh' | 'more' };

async function token(recipient: string): Promise<string> {
  const answer = await fetch('/api/v1/demo/tokens', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ recipient }),
  });
  return ((await answer.json()) as { token: string }).token;
}

let client: BelfryClient;
const heard: Heard[] = [];

function become(person: string): void {
  (client as BelfryClient | undefined)?.stop();
  heard.length = 0;
  client = createBelfryClient({ recipient: person, token: () => token(person) });
  client.onEvent((event, { live, rings }) => {
    if (event.kind === 'transient') return;
    const { id, title } = event.kind === 'notification' ? event.notification : { id: null, title: null };
    heard.push({ id, title, position: event.position, live, rings, at: Date.now() });
  });
  client.start();
}

/** Fails as a click does that meets a dead server: with words, and without harm. */
async function act(action: Action): Promise<void> {
  const { notifications, position } = client.getState().inbox;
  const id = 'nth' in action ? notifications[action.nth % Math.max(1, notifications.length)]?.id : undefined;
  const done: Record<Action['kind'], () => Promise<unknown>> = {
    read: () => client.markRead(id ?? ''),
    unread: () => client.markUnread(id ?? ''),
    archive: () => client.archive(id ?? ''),
    readAll: () => client.markAllRead(position),
    seenAll: () => client.markAllSeen(position),
    refresh: () => client.refresh(),
    more: () => client.loadMore(),
  };
  if ('nth' in action && id === undefined) return;
  await done[action.kind]().catch(() => {});
}

function state() {
  const { inbox, connection } = client.getState();
  return {
    status: connection.status,
    reason: connection.reason?.code ?? null,
    counts: inbox.counts,
    position: inbox.position,
    ids: inbox.notifications.map((n) => n.id),
    titles: inbox.notifications.map((n) => n.title),
  };
}

Object.assign(window, { probe: { heard, state, act, become } });
become(new URLSearchParams(location.search).get('as') ?? 'ada');
