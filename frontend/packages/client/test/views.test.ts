import { describe, expect, it } from 'vitest';
import { type View, createBelfryClient } from '../src';
import { FakeOutside, inboxJson, json, problem, standingJson } from '../testing';

/** A page of what is archived. */
const archivedJson = (positions: readonly number[], position: number) => {
  const item = (at: number) => ({ id: `n${at}`, title: `Title ${at}`, createdAt: 'x', position: at, archivedAt: 'x' });
  return inboxJson([], position, { data: positions.map(item) });
};

/** A client at position 4 that also shows one view of its inbox. */
async function showing(view: View) {
  const outside = new FakeOutside();
  outside.answer = ({ path }) => json(path.includes('=archived') ? archivedJson([2], 4) : inboxJson([4, 3], 4));
  const client = createBelfryClient({ token: 'token-1', outside });
  client.start();
  await outside.clock.advance(0);
  const stream = outside.transport.last;
  stream.connect(4);
  const list = client.list(view);
  const leave = list.subscribe(() => {});
  await outside.clock.advance(0);
  const ids = () => list.getState().inbox.notifications.map((n) => n.id);
  const state = (change: string, id: string, position: number) =>
    stream.send(
      'state',
      { ids: [id], change, at: 'x', position, counts: { unseen: 0, unread: 0, total: 0 } },
      position,
    );
  return { outside, client, stream, list, leave, ids, state };
}

const loads = (outside: FakeOutside) => outside.callsTo('GET', '/inbox?').map((c) => c.path.split('limit=20')[1]);

describe('a view', () => {
  it('is what the server says it is, and grows by what belongs to it', async () => {
    const { outside, stream, ids } = await showing({ state: 'unread', category: 'orders' });
    expect(loads(outside)).toEqual(['', '&state=unread&category=orders']);

    stream.notify(5, { category: 'orders' });
    stream.notify(6, { category: 'billing' });

    expect(ids()).toEqual(['n5', 'n4', 'n3']);
  });

  it('of the unread keeps a row that was read just now', async () => {
    const { ids, state, list } = await showing({ state: 'unread' });

    state('read', 'n4', 5);

    expect(ids()).toEqual(['n4', 'n3']);
    expect(list.getState().inbox.notifications[0]?.readAt).toBe('x');
  });

  it('of the archived gets what is archived, and loses what comes back', async () => {
    const { outside, ids, state, client } = await showing({ state: 'archived' });
    outside.answer = ({ path }) => json(path.includes('=archived') ? archivedJson([4, 2], 5) : inboxJson([3], 5));

    state('archived', 'n4', 5);
    await outside.clock.advance(0);
    expect(ids()).toEqual(['n4', 'n2']);
    expect(client.getState().inbox.notifications.map((n) => n.id)).toEqual(['n3']);

    outside.answer = ({ path }) => json(path.includes('=archived') ? archivedJson([4], 6) : inboxJson([3, 2], 6));
    state('unarchived', 'n2', 6);
    await outside.clock.advance(0);
    expect(ids()).toEqual(['n4']);
    expect(client.getState().inbox.notifications.map((n) => n.id)).toEqual(['n3', 'n2']);
  });

  it('shows a mark at once, like the inbox', async () => {
    const { outside, client, list } = await showing({ state: 'unread' });
    outside.answer = () => json(standingJson(5));

    const done = client.markRead('n4');

    expect(list.getState().inbox.notifications[0]?.readAt).toBeDefined();
    await done;
  });

  it('is no longer kept true when nobody looks, and loaded anew by the next who does', async () => {
    const { outside, stream, list, leave, ids } = await showing({ state: 'unread' });

    leave();
    stream.notify(5);
    expect(ids()).toEqual(['n4', 'n3']);

    list.subscribe(() => {});
    await outside.clock.advance(0);
    expect(loads(outside)).toHaveLength(3);
  });

  it('without a restriction is the inbox itself', async () => {
    const { client } = await showing({});

    expect(client.list({})).toBe(client);
  });

  it.each(['the stream is back', 'something comes'])(
    'that could not be loaded is loaded as soon as %s',
    async (when) => {
      const { outside, client, stream } = await showing({});
      outside.answer = () => problem(503, 'busy');
      const list = client.list({ category: 'orders' });
      list.subscribe(() => {});
      await outside.clock.advance(0);
      expect(list.getState()).toMatchObject({ loaded: false, problem: { code: 'busy' } });
      outside.answer = () => json(inboxJson([5], 5));

      if (when === 'something comes') stream.notify(5, { category: 'orders' });
      else {
        outside.transport.opened = (next) => next.connect(4);
        stream.end();
        await outside.clock.advance(5_000);
      }
      await outside.clock.advance(0);

      expect(list.getState()).toMatchObject({ loaded: true, problem: null });
      expect(list.getState().inbox.notifications.map((n) => n.id)).toEqual(['n5']);
    },
  );
});

describe('archiving', () => {
  it('takes the row away at once, and puts it back where it was when it was refused', async () => {
    const { outside, client } = await showing({});
    const held = () => client.getState().inbox.notifications.map((n) => n.id);
    outside.answer = () => problem(503, 'busy');

    const done = client.archive('n4');
    expect(held()).toEqual(['n3']);
    await expect(done).rejects.toThrow('The words of busy.');

    expect(held()).toEqual(['n4', 'n3']);
    expect(outside.calls.at(-1)).toMatchObject({ method: 'PATCH', body: { archived: true } });
  });

  it('of everything leaves what has been archived before where it is shown', async () => {
    const { outside, client, ids } = await showing({ state: 'archived' });
    outside.answer = () => json(standingJson(4));
    expect(ids()).toEqual(['n2']);

    await client.archiveAll(4);

    expect(ids()).toEqual(['n2']);
    expect(client.getState().inbox.notifications).toEqual([]);
  });

  it('of one category leaves the others', async () => {
    const { outside, client, stream } = await showing({});
    stream.notify(5, { category: 'orders' });
    outside.answer = () => json(standingJson(6));

    await client.archiveAll(5, 'orders');

    expect(client.getState().inbox.notifications.map((n) => n.id)).toEqual(['n4', 'n3']);
    expect(outside.calls.at(-1)).toMatchObject({
      path: '/api/v1/inbox/archive',
      body: { upTo: 5, category: 'orders' },
    });
  });
});

it('of a view that the inbox has got ahead of is loaded again', async () => {
  const { outside, client, ids } = await showing({ state: 'unread' });
  outside.transport.last.end({});
  outside.answer = () => json(inboxJson([5, 4, 3], 5));

  await client.refresh();
  await outside.clock.advance(0);

  expect(ids()).toEqual(['n5', 'n4', 'n3']);
});

describe('preferences', () => {
  const chosen = { categories: { orders: { ring: false, sound: false } } };

  it('are loaded, saved, and learned from another device', async () => {
    const { outside, client, stream } = await showing({});
    outside.answer = ({ body }) => json(body ?? chosen);

    await client.loadPreferences();
    expect(client.getState().preferences).toEqual(chosen);
    await client.savePreferences({ categories: {} });
    expect(client.getState().preferences).toEqual({ categories: {} });

    const counts = { unseen: 0, unread: 0, total: 0 };
    stream.send('preferences', { preferences: chosen, position: 5, counts }, 5);
    expect(client.getState()).toMatchObject({ preferences: chosen, inbox: { position: 5 } });
  });

  it('are loaded again after a reset, where somebody has asked for them', async () => {
    const { outside, client, stream } = await showing({});
    const reset = { reason: 'gone', retryMs: 0 };
    stream.send('reset', reset);
    await outside.clock.advance(1_000);
    expect(outside.callsTo('GET', '/inbox/preferences')).toEqual([]);

    outside.answer = ({ path }) => json(path.includes('preferences') ? { categories: {} } : inboxJson([], 4));
    await client.loadPreferences();
    outside.answer = ({ path }) => json(path.includes('preferences') ? chosen : inboxJson([], 9));
    outside.transport.last.send('reset', reset);
    await outside.clock.advance(1_000);

    expect(client.getState().preferences).toEqual(chosen);
  });

  it('on their way are not forgotten because of an event that tells of an earlier change', async () => {
    const { outside, client, stream } = await showing({});
    const answers: (() => void)[] = [];
    outside.answer = ({ body }) => new Promise((resolve) => answers.push(() => resolve(json(body))));
    const [first, both] = [chosen, { categories: { ...chosen.categories, billing: { ring: false, sound: true } } }];

    const saved = Promise.all([client.savePreferences(first), client.savePreferences(both)]);
    await outside.clock.advance(0);
    answers[0]?.();
    await outside.clock.advance(0);
    stream.send('preferences', { preferences: first, position: 5, counts: { unseen: 0, unread: 0, total: 0 } }, 5);
    expect(client.getState().preferences).toEqual(both);

    answers[1]?.();
    await saved;
    expect(client.getState().preferences).toEqual(both);
  });

  it('that could not be saved are taken back to what the server is known to have', async () => {
    const { outside, client } = await showing({});
    outside.answer = () => json(chosen);
    await client.loadPreferences();
    outside.answer = () => problem(503, 'busy');

    await Promise.allSettled([client.savePreferences({ categories: {} }), client.savePreferences({ categories: {} })]);

    expect(client.getState().preferences).toEqual(chosen);
  });

  it('that an event has brought are not replaced by an answer that was asked for before', async () => {
    const { outside, client, stream } = await showing({});
    let answer: (response: Response) => void = () => {};
    outside.answer = () => new Promise((resolve) => (answer = resolve));

    const loaded = client.loadPreferences();
    await outside.clock.advance(0);
    const counts = { unseen: 0, unread: 0, total: 0 };
    stream.send('preferences', { preferences: chosen, position: 5, counts }, 5);
    answer(json({ categories: {} }));
    await loaded;

    expect(client.getState().preferences).toEqual(chosen);
  });
});
