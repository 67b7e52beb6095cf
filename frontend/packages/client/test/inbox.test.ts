import { describe, expect, it } from 'vitest';
import { createBelfryClient } from '../src';
import { FakeOutside, inboxJson, json, never, problem, settled, standingJson } from '../testing';

async function liveClient() {
  const outside = new FakeOutside();
  outside.answer = () => json(inboxJson([4, 3], 4, { next: 'cursor-1' }));
  const client = createBelfryClient({ token: 'token-1', outside, pageSize: 2 });
  client.start();
  await outside.clock.advance(0);
  outside.transport.last.connect(4, { counts: { unseen: 2, unread: 2, total: 2 } });
  const item = (id: string) => client.getState().inbox.notifications.find((n) => n.id === id);
  return { outside, client, item, stream: outside.transport.last };
}

describe('marking read', () => {
  it('shows it at once, and the counts with the answer; the position waits for the stream', async () => {
    const { outside, client, item } = await liveClient();
    outside.answer = () => json(standingJson(5, 1));

    const done = client.markRead('n4');
    expect(item('n4')?.readAt).toBeDefined();
    expect(client.getState().inbox.counts.unread).toBe(2);
    await done;

    expect(client.getState().inbox).toMatchObject({ counts: { unread: 1 }, position: 4 });
    expect(outside.calls.at(-1)).toMatchObject({
      method: 'PATCH',
      path: '/api/v1/inbox/notifications/n4',
      body: { read: true },
    });
  });

  it('takes it back when it was refused, with words', async () => {
    const { outside, client, item } = await liveClient();
    const before = client.getState().inbox;
    outside.answer = () => problem(503, 'busy');

    await expect(client.markRead('n4')).rejects.toThrow('The words of busy.');

    expect(client.getState().inbox).toEqual(before);
    expect(item('n4')?.readAt).toBeUndefined();
  });

  it('does not take back what the stream has said meanwhile', async () => {
    const { outside, client, item, stream } = await liveClient();
    outside.answer = never;
    const done = expect(client.markRead('n4')).rejects.toMatchObject({ code: 'no-answer' });
    const counts = { unseen: 1, unread: 1, total: 2 };

    await settled();
    stream.send('state', { ids: ['n4'], change: 'read', at: 'there', position: 5, counts }, 5);
    await outside.clock.advance(10_000);
    await done;

    expect(item('n4')?.readAt).toBeDefined();
  });

  it('keeps what the stream has brought before the answer', async () => {
    const { outside, client, item, stream } = await liveClient();
    let answer: (response: Response) => void = () => {};
    outside.answer = () => new Promise<Response>((resolve) => (answer = resolve));
    const done = client.markRead('n4');
    await settled();
    const notification = { id: 'n5', title: 'Meanwhile', priority: 'normal', createdAt: 'now' };
    const counts = { unseen: 2, unread: 3, total: 3 };

    stream.send('notification', { notification, position: 5, counts }, 5);
    answer(json(standingJson(6, 2)));
    await done;

    expect(item('n5')).toBeDefined();
    expect(item('n4')?.readAt).toBeDefined();
    expect(client.getState().inbox).toMatchObject({ position: 5, counts: { unread: 2 } });
  });

  it('can be undone', async () => {
    const { outside, client, item } = await liveClient();
    outside.answer = () => json(standingJson(5));
    await client.markRead('n4');

    await client.markUnread('n4');

    expect(item('n4')?.readAt).toBeUndefined();
    expect(outside.calls.at(-1)?.body).toEqual({ read: false });
  });
});

describe('marking up to a position', () => {
  it('leaves newer ones alone and says where this page stands', async () => {
    const { outside, client, item } = await liveClient();
    outside.answer = () => json(standingJson(5, 1));

    await client.markAllRead(3);

    expect([item('n4')?.readAt === undefined, item('n3')?.readAt === undefined]).toEqual([true, false]);
    expect(outside.calls.at(-1)).toMatchObject({
      path: '/api/v1/inbox/read',
      body: { upTo: 3, lastEventId: 'v1.4.00000000' },
    });
  });

  it('seen is not read', async () => {
    const { outside, client, item } = await liveClient();
    outside.answer = () => json(standingJson(5, 2));

    await client.markAllSeen(4);

    expect(item('n4')).toMatchObject({ seenAt: expect.any(String) as string });
    expect(item('n4')?.readAt).toBeUndefined();
  });

  it('loads the inbox again when the server knows another history', async () => {
    const { outside, client } = await liveClient();
    outside.answer = ({ method }) => (method === 'POST' ? problem(409, 'position-ahead') : json(inboxJson([1], 1)));

    await expect(client.markAllRead(4)).rejects.toMatchObject({ status: 409 });
    await outside.clock.advance(0);

    expect(client.getState().inbox.notifications.map((n) => n.id)).toEqual(['n1']);
  });
});

describe('the list', () => {
  it('grows by the next page', async () => {
    const { outside, client } = await liveClient();
    outside.answer = () => json(inboxJson([3, 2, 1], 4));

    const done = client.loadMore();
    expect(client.getState().loadingMore).toBe(true);
    await done;

    expect(outside.calls.at(-1)?.path).toBe('/api/v1/inbox?limit=2&cursor=cursor-1');
    expect(client.getState().inbox.notifications.map((n) => n.position)).toEqual([4, 3, 2, 1]);
    expect(client.getState()).toMatchObject({ loadingMore: false, inbox: { next: null } });
  });

  it('forgets a page that belongs to an older snapshot', async () => {
    const { outside, client } = await liveClient();
    let answerPage: (response: Response) => void = () => {};
    outside.answer = ({ path }) =>
      path.includes('cursor') ? new Promise((resolve) => (answerPage = resolve)) : json(inboxJson([9], 9));

    const more = client.loadMore();
    await settled();
    await client.refresh();
    answerPage(json(inboxJson([2, 1], 4)));
    await more;

    expect(client.getState().inbox.notifications.map((n) => n.position)).toEqual([9]);
  });

  it('keeps what it holds when it cannot be loaded, and has the words', async () => {
    const { outside, client } = await liveClient();
    outside.answer = () => Promise.reject(new TypeError('Failed to fetch'));

    await expect(client.refresh()).rejects.toThrow('Belfry cannot be reached.');

    expect(client.getState()).toMatchObject({ loading: false, problem: { code: 'unreachable' } });
    expect(client.getState().inbox.notifications).toHaveLength(2);
  });

  it('leaves it to whoever asked for more to say that there was none to be had', async () => {
    const { outside, client } = await liveClient();
    outside.answer = () => Promise.reject(new TypeError('Failed to fetch'));

    await expect(client.loadMore()).rejects.toThrow('Belfry cannot be reached.');

    expect(client.getState()).toMatchObject({ loaded: true, loadingMore: false, problem: null });
  });

  it('has words for an answer that is not one of Belfry’s', async () => {
    const { outside, client } = await liveClient();
    outside.answer = () => new Response('<html>', { status: 200 });

    await expect(client.refresh()).rejects.toMatchObject({ code: 'unreadable' });
  });
});
