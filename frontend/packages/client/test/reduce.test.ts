import { describe, expect, it } from 'vitest';
import type { InboxEvent } from '../src';
import { emptyInbox } from '../src/inbox';
import { applyEvent, fromSnapshot, needsReload, withCounts, withPage } from '../src/reduce';
import type { InboxPage } from '../src/events';
import { parseFrame, parseInboxPage, parseStanding } from '../src/wire';
import { frames, golden } from './golden';

const page = parseInboxPage(JSON.parse(golden('inbox.json')));
const inbox = fromSnapshot(page, []);
const logged = (event: string): InboxEvent[] =>
  frames(golden(event))
    .map(parseFrame)
    .filter((e): e is InboxEvent => 'counts' in e && e.kind !== 'connect');

const shipped = '019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11';
const counts = { unseen: 0, unread: 0, total: 1 };
const newEvent = (event: object): InboxEvent => ({ position: 5, counts, id: 'v1.5.00000000', ...event }) as InboxEvent;

describe('the golden stream', () => {
  const events = logged('stream.sse');

  it('takes an empty inbox to what its last event says', () => {
    const after = events.reduce((held, event) => applyEvent(held, event), { ...emptyInbox, position: 1, countsAt: 1 });

    expect(after.position).toBe(5);
    expect(after.lastEventId).toBe('v1.5.e5d01b77');
    expect(after.counts).toEqual({ unseen: 0, unread: 1, total: 2 });
    expect(after.notifications).toEqual([
      {
        id: shipped,
        title: 'Order shipped',
        body: 'Parcel 42 left the warehouse.',
        link: '/orders/42',
        category: 'orders',
        priority: 'normal',
        data: { orderId: 42, tags: ['a', 'b'] },
        createdAt: '2026-11-21T09:30:00.123Z',
        position: 2,
        seenAt: '2026-11-21T09:31:00Z',
      },
    ]);
  });

  it('changes nothing when every event comes twice', () => {
    const once = events.reduce((held, event) => applyEvent(held, event), { ...emptyInbox, position: 1 });
    const twice = events
      .flatMap((e) => [e, e])
      .reduce((held, event) => applyEvent(held, event), { ...emptyInbox, position: 1 });

    expect(twice).toEqual(once);
  });

  it('applies to the golden inbox only what is newer than it', () => {
    const after = events.reduce((held, event) => applyEvent(held, event), inbox);

    expect(after.position).toBe(5);
    expect(after.notifications.map((n) => n.id)).toEqual(inbox.notifications.map((n) => n.id));
    expect(after.notifications[0]?.seenAt).toBe('2026-11-21T09:31:00Z');
  });

  it('leaves the id where it was when an event after a reset has none', () => {
    const after = logged('stream-reset.sse').reduce((held, event) => applyEvent(held, event), inbox);

    expect(after.position).toBe(6);
    expect(after.lastEventId).toBe('v1.4.0c9f21ab');
  });
});

describe('the golden archive', () => {
  const events = logged('stream-archive.sse');
  const before = { ...inbox, position: 2, countsAt: 2 };

  it('takes out of the inbox what is archived, one by one and by category', () => {
    const after = events.reduce((held, event) => applyEvent(held, event), before);

    expect(after.notifications).toEqual([]);
    expect(after).toMatchObject({ position: 6, counts: { unseen: 1, unread: 1, total: 1 } });
  });

  it('has the list loaded when something comes back that is not held', () => {
    const [, , back] = events;
    if (back === undefined) throw new Error('the golden file has changed');
    const held = events.slice(0, 2).reduce((now, event) => applyEvent(now, event), before);

    expect(needsReload(held, back)).toBe(true);
    expect(needsReload(held, back, { state: 'archived' })).toBe(false);
  });

  it('has the list of the archived loaded by what goes in, and loses what goes out', () => {
    const view = { state: 'archived' } as const;
    const archived = fromSnapshot(parseInboxPage(JSON.parse(golden('inbox-archived.json'))), [], view);
    const [, orders, back] = logged('stream-archive.sse');
    if (orders === undefined || back === undefined) throw new Error('the golden file has changed');

    expect(needsReload(archived, orders, view)).toBe(true);
    const welcome = archived.notifications.map((n) => n.id);
    const out = applyEvent(archived, { ...back, target: { ids: welcome } } as InboxEvent, view);
    expect(out.notifications).toEqual([]);
  });

  it('is left alone by what is done to many', () => {
    const view = { state: 'archived' } as const;
    const page = parseInboxPage(JSON.parse(golden('inbox-archived.json')));
    const unread = { ...page, notifications: page.notifications.map(({ readAt, ...n }) => n) };
    const all = newEvent({ kind: 'state', change: 'read', at: 'later', target: { upTo: 4, category: undefined } });

    const after = applyEvent(fromSnapshot(unread, [], view), all, view);

    expect(after.notifications[0]?.readAt).toBeUndefined();
    expect(after.position).toBe(5);
  });
});

describe('applyEvent', () => {
  it('marks read everything up to a position and in a category, and nothing newer', () => {
    const target = { upTo: 2, category: 'orders' };

    const after = applyEvent(inbox, newEvent({ kind: 'state', change: 'read', at: 'later', target }));

    expect(after.notifications.map((n) => n.readAt)).toEqual(['later', '2026-11-21T09:29:30Z']);
  });

  it('does not touch another category', () => {
    const target = { upTo: 2, category: 'security' };

    const after = applyEvent(inbox, newEvent({ kind: 'state', change: 'read', at: 'later', target }));

    expect(after.notifications).toEqual(inbox.notifications);
  });

  it('sees what it reads, and keeps the first time', () => {
    const target = { ids: [shipped] };
    const event = newEvent({ kind: 'state', change: 'read', at: 'later', target });

    const after = applyEvent(applyEvent(inbox, event), { ...event, position: 6 });

    expect(after.notifications[0]).toMatchObject({ seenAt: '2026-11-21T09:31:00Z', readAt: 'later' });
  });

  it('takes out what was removed, archived or replaced', () => {
    const removed = applyEvent(inbox, newEvent({ kind: 'removed', ids: [shipped] }));
    const archived = applyEvent(
      inbox,
      newEvent({ kind: 'state', change: 'archived', at: 'x', target: { ids: [shipped] } }),
    );
    const notification = { ...inbox.notifications[0], id: 'new' };
    const replaced = applyEvent(inbox, newEvent({ kind: 'notification', notification, replaces: [shipped] }));

    expect(removed.notifications).toHaveLength(1);
    expect(archived.notifications).toHaveLength(1);
    expect(replaced.notifications.map((n) => n.id)).toEqual(['new', inbox.notifications[1]?.id]);
  });

  it('passes over a kind and a change it does not know, and moves all the same', () => {
    const kind = applyEvent(inbox, newEvent({ kind: 'unknown' }));
    const change = applyEvent(
      inbox,
      newEvent({ kind: 'state', change: 'starred', at: 'x', target: { ids: [shipped] } }),
    );

    for (const after of [kind, change]) {
      expect(after).toMatchObject({ position: 5, counts, lastEventId: 'v1.5.00000000' });
      expect(after.notifications).toEqual(inbox.notifications);
    }
  });
});

describe('the counts of an answer', () => {
  const standing = parseStanding(JSON.parse(golden('standing.json')));

  it('win over older ones and do not move the position', () => {
    const after = withCounts(inbox, standing);

    expect(after.counts).toEqual({ unseen: 1, unread: 2, total: 3 });
    expect(after.position).toBe(inbox.position);
  });

  it('are kept when the stream brings older ones', () => {
    const after = applyEvent(withCounts(inbox, standing), newEvent({ kind: 'unknown' }));

    expect(after.position).toBe(5);
    expect(after.counts).toEqual(standing.counts);
  });

  it('lose against newer ones', () => {
    expect(withCounts(inbox, { counts, position: 3 }).counts).toEqual(inbox.counts);
  });
});

describe('a snapshot', () => {
  it('is completed by what the stream brought while it was loaded', () => {
    const event = newEvent({ kind: 'state', change: 'read', at: 'later', target: { ids: [shipped] } });

    expect(fromSnapshot(page, [event])).toEqual(applyEvent(inbox, event));
  });

  it('lets a later page be changed by the events that came meanwhile, and appends nothing twice', () => {
    const [first, second] = page.notifications;
    const top = { ...inbox, notifications: inbox.notifications.slice(0, 1), next: 'cursor', position: 9 };
    const later: InboxPage = { ...page, notifications: [first, second].flatMap((n) => n ?? []) };
    const unread = newEvent({ kind: 'state', change: 'unread', at: 'x', target: { ids: [second?.id] } });

    const after = withPage(top, later, [unread]);

    expect(after.notifications.map((n) => n.id)).toEqual([first?.id, second?.id]);
    expect(after.notifications[1]?.readAt).toBeUndefined();
    expect(after).toMatchObject({ next: null, position: 9 });
  });
});

describe('needsReload', () => {
  const unread = (ids: string[]) =>
    newEvent({ kind: 'state', change: 'unread', at: 'x', target: { ids }, position: 5 });

  it('asks for the list when something unread again is not held', () => {
    expect(needsReload(inbox, unread(['elsewhere']))).toBe(true);
    expect(needsReload(inbox, unread([shipped]))).toBe(false);
  });
});
