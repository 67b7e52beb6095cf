'use client';
import type { Clock, Notification, Outside } from '@belfry/client';
import { FakeOutside, inboxJson, json, problem } from '@belfry/client/testing';
import { type ReactNode, useState } from 'react';
import { type BelfryAppearance, BelfryProvider } from '../src/headless';

export interface MockBelfryProviderProps extends BelfryAppearance {
  /** What is in the inbox, newest first; only the title is needed. */
  readonly items?: readonly (Partial<Notification> & { readonly title: string })[];
  /** `live`, or how far the connection gets; `live` if left out. */
  readonly connection?: 'live' | 'loading' | 'refused' | 'lost' | 'signed-out';
  readonly preferences?: object;
  /** What arrives as soon as it is live. */
  readonly arriving?: readonly (Partial<Notification> & { readonly title: string })[];
  /** The world behind it, for a test that drives it. */
  readonly outside?: FakeOutside;
  readonly children: ReactNode;
}

/** A provider without a server, for tests and stories of what is below it. Time passes by itself, unless `outside` is driven. */
export function MockBelfryProvider({
  items = [],
  arriving = [],
  connection = 'live',
  preferences,
  outside,
  ...rest
}: MockBelfryProviderProps) {
  const [world] = useState<Outside>(() => {
    const fake = furnished(outside ?? new FakeOutside(), items, connection, preferences, arriving);
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

function furnished(
  outside: FakeOutside,
  items: NonNullable<MockBelfryProviderProps['items']>,
  connection: NonNullable<MockBelfryProviderProps['connection']>,
  preferences: object = { categories: {} },
  arriving: NonNullable<MockBelfryProviderProps['arriving']> = [],
): FakeOutside {
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
  outside.answer = ({ method, path, body }) => {
    if (path.includes('preferences')) return json(method === 'PUT' ? body : preferences);
    if (connection === 'loading') return new Promise(() => {});
    if (connection === 'refused') return problem(503, 'busy');
    if (connection === 'signed-out') return problem(401, 'unauthenticated');
    if (method !== 'GET') return json({ counts, position: head });
    const view = new URLSearchParams(path.split('?')[1]);
    const shown = data.filter(
      (item) =>
        (view.get('state') === 'archived') === (item.archivedAt !== undefined) &&
        (view.get('state') !== 'unread' || item.readAt === undefined) &&
        (view.get('category') ?? item.category) === item.category,
    );
    return json(inboxJson([], head, { data: shown, counts }));
  };
  outside.transport.opened = (stream) => {
    if (connection === 'lost') return stream.end();
    stream.connect(head, { counts });
    arriving.forEach((item, n) => stream.notify(head + n + 1, item));
  };
  return outside;
}
