'use client';
import type { Clock, Notification, Outside } from '@belfry/client';
import { FakeOutside, inboxJson, json, problem } from '@belfry/client/testing';
import { type ReactNode, useState } from 'react';
import { type BelfryAppearance, BelfryProvider } from '../src/headless';

/** How the connection of a {@link MockBelfryProvider} is. */
export type MockConnection =
  | 'live'
  | 'loading'
  | 'refused'
  | 'unreachable'
  | 'signed-out'
  | 'lost'
  | 'offline'
  | 'unreadable'
  | 'deploy'
  | 'rotation'
  | 'busy'
  | 'token-expired'
  | 'revoked'
  | 'evicted';

export interface MockBelfryProviderProps extends BelfryAppearance {
  /** What is in the inbox, newest first; only the title is needed. */
  readonly items?: readonly (Partial<Notification> & { readonly title: string })[];
  /** `live`, or how far the connection gets and the reason that Belfry gives for its end; `live` if left out. */
  readonly connection?: MockConnection;
  /** What was chosen, or how far loading that gets. */
  readonly preferences?: object | 'loading' | 'refused';
  /** What arrives as soon as it is live. */
  readonly arriving?: readonly (Partial<Notification> & { readonly title: string })[];
  /** How long one comes after the other, in milliseconds; at once if left out. */
  readonly apartMs?: number;
  /** Whether there are older ones on the server. */
  readonly more?: boolean;
  /** The world behind it, for a test that drives it. */
  readonly outside?: FakeOutside;
  readonly children: ReactNode;
}

/** A provider without a server, for tests and stories of what is below it. Time passes by itself, unless `outside` is driven. */
export function MockBelfryProvider(props: MockBelfryProviderProps) {
  const { items, arriving, apartMs, more, connection, preferences, outside, ...rest } = props;
  const [world] = useState<Outside>(() => {
    const fake = furnished(outside ?? new FakeOutside(), props);
    const { fetch, transport, page, network, tabs, random, report } = fake;
    return outside ?? { fetch, transport, page, network, tabs, random, report, clock };
  });
  return <BelfryProvider recipient="ada" token="token" outside={world} {...rest} />;
}

const clock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** An answer that never comes. */
const never = (): Promise<Response> => new Promise(() => {});

function furnished(outside: FakeOutside, props: MockBelfryProviderProps): FakeOutside {
  const { items = [], arriving = [], apartMs = 0, more = false, connection = 'live', preferences } = props;
  const head = items.length;
  const data = items.map((item, n) => ({
    id: `n${head - n}`,
    priority: 'normal',
    createdAt: new Date(outside.clock.now() - n * 3_600_000).toISOString(),
    position: head - n,
    ...item,
  }));
  const count = (part: 'seenAt' | 'readAt') =>
    data.filter((item) => item[part] === undefined && item.readAt === undefined).length;
  const counts = { unseen: count('seenAt'), unread: count('readAt'), total: head };
  outside.network.online = connection !== 'offline';
  outside.answer = ({ method, path, body }) => {
    if (path.includes('preferences')) {
      if (preferences === 'loading') return never();
      if (preferences === 'refused') return problem(503, 'busy');
      return json(method === 'PUT' ? body : (preferences ?? { categories: {} }));
    }
    if (connection === 'loading') return never();
    if (connection === 'refused') return problem(503, 'busy');
    if (connection === 'unreachable') return Promise.reject(new TypeError('fetch failed'));
    if (connection === 'signed-out') return problem(401, 'unauthenticated');
    if (method !== 'GET') return json({ counts, position: head });
    const view = new URLSearchParams(path.split('?')[1]);
    const shown = data.filter(
      (item) =>
        (view.get('state') === 'archived') === (item.archivedAt !== undefined) &&
        (view.get('state') !== 'unread' || item.readAt === undefined) &&
        (view.get('category') ?? item.category) === item.category,
    );
    return json(inboxJson([], head, { data: shown, counts, next: more ? 'cursor' : null }));
  };
  outside.transport.opened = (stream) => {
    if (connection === 'lost' || connection === 'offline') return stream.end();
    stream.connect(head, { counts });
    if (connection === 'unreadable') stream.frame('removed', '7');
    else if (connection !== 'live') stream.bye(connection, !['revoked', 'evicted'].includes(connection), 3_600_000);
    const arrive = (n: number) => stream.notify(head + n + 1, arriving[n]);
    arriving.forEach((_, n) => (apartMs === 0 ? arrive(n) : setTimeout(() => arrive(n), n * apartMs)));
  };
  return outside;
}
