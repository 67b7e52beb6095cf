import { describe, expect, it } from 'vitest';
import type { InboxEvent, TransientEvent } from '../src';
import { FakeOutside, inboxJson, json, never, problem, settled } from '../testing';
import { frames, golden } from './golden';
import { clientIn, liveClient } from './liveClient';

describe('the first load', () => {
  it('loads the inbox, then follows the stream from where the inbox stands', async () => {
    const { outside, client, clock, transport, status } = clientIn(new FakeOutside(), {
      baseUrl: 'https://b.example/',
    });
    outside.answer = () => json(inboxJson([4, 2], 4));

    client.start();
    await clock.advance(0);

    expect(client.getState()).toMatchObject({ loaded: true, inbox: { position: 4, counts: { unread: 2 } } });
    expect(transport.streams).toHaveLength(1);
    expect(transport.last.request).toMatchObject({
      url: 'https://b.example/api/v1/inbox/stream?lastEventId=v1.4.00000000',
      headers: { Authorization: 'Bearer token-1' },
      silenceMs: 45_000,
    });
    expect(status()).toBe('connecting');
    transport.last.connect(4);
    expect(status()).toBe('live');
  });

  it('opens one stream when it is started, stopped and started in one breath', async () => {
    const { outside, client, clock, transport } = clientIn(new FakeOutside());

    client.start();
    client.stop();
    client.start();
    client.start();
    await clock.advance(60);

    expect(outside.calls).toHaveLength(1);
    expect(transport.streams).toHaveLength(1);
  });

  it('goes on trying while the inbox cannot be loaded, and waits as long as it is told', async () => {
    const { outside, client, clock, transport, status } = clientIn(new FakeOutside());
    outside.answer = () => problem(503, 'busy', { 'Retry-After': '7' });

    client.start();
    await clock.advance(7_900);
    expect(outside.calls).toHaveLength(1);
    expect(client.getState()).toMatchObject({ loaded: false, problem: { message: 'The words of busy.' } });
    expect(status()).toBe('reconnecting');

    outside.answer = () => json(inboxJson([], 0));
    await clock.advance(200);
    expect(transport.streams).toHaveLength(1);
    expect(client.getState()).toMatchObject({ loaded: true, problem: null });
  });

  it('says that the tab has no stream when nothing answers in time, and goes on by itself', async () => {
    const { outside, client, clock, transport, reason } = clientIn(new FakeOutside());
    client.start();
    await clock.advance(10_000);

    expect(transport.last.isClosed).toBe(true);
    expect(reason()).toBe('no-answer');
    expect(client.getState().connection.reason?.text).toContain('No answer in time');

    outside.answer = never;
    await clock.advance(1_000);
    transport.last.connect(0);
    expect(reason()).toBeUndefined();
  });

  it('does not wait for ever for an inbox', async () => {
    const { outside, client, clock, reason } = clientIn(new FakeOutside());
    outside.answer = never;

    client.start();
    await clock.advance(10_000);

    expect(reason()).toBe('no-answer');
  });
});

describe('a live stream', () => {
  it('brings events to the state and to listeners, in order and once', async () => {
    const { client, transport } = await liveClient();
    const heard: [InboxEvent | TransientEvent, boolean][] = [];
    client.onEvent((event, { live }) => heard.push([event, live]));

    transport.last.notify(5);
    transport.last.notify(5);
    transport.last.notify(7);
    transport.last.notify(6);

    expect(heard.map(([event, live]) => ['position' in event && event.position, live])).toEqual([
      [5, true],
      [7, true],
    ]);
    expect(client.getState().inbox.notifications.map((n) => n.position)).toEqual([7, 5, 4]);
  });

  it('survives a listener that throws, and reports it', async () => {
    const { outside, client, transport, status } = await liveClient();
    client.onEvent(() => {
      throw new Error('a bug of the application');
    });

    transport.last.notify(5);
    transport.last.notify(6);

    expect(client.getState().inbox.position).toBe(6);
    expect(status()).toBe('live');
    expect(outside.reported).toHaveLength(2);
  });

  it('tells history from live', async () => {
    const { client, transport, clock } = await liveClient();
    const live: boolean[] = [];
    client.onEvent((_, context) => live.push(context.live));

    transport.last.end();
    await clock.advance(1_000);
    transport.last.connect(4, { head: 5 });
    transport.last.notify(5);
    transport.last.notify(6);

    expect(live).toEqual([false, true]);
  });

  it('changes only what an event changes', async () => {
    const { client, transport } = await liveClient();
    const before = client.getState();

    transport.last.send('transient', { notification: { title: 'Lin is typing', createdAt: 'x' } });
    expect(client.getState()).toBe(before);

    transport.last.notify(5);
    expect(client.getState().connection).toBe(before.connection);
    expect(client.getState().inbox.notifications[1]).toBe(before.inbox.notifications[0]);
  });

  it('loads the inbox again when something unread again is not held, and loses nothing meanwhile', async () => {
    const { outside, client, clock, transport } = await liveClient();
    const counts = { unseen: 0, unread: 2, total: 2 };
    let answer: (response: Response) => void = () => {};
    outside.answer = () => new Promise((resolve) => (answer = resolve));

    transport.last.send('state', { ids: ['n1'], change: 'unread', at: 'x', position: 5, counts }, 5);
    await clock.advance(0);
    transport.last.notify(6);
    answer(json(inboxJson([4, 1], 5)));
    await clock.advance(0);

    expect(client.getState().inbox.notifications.map((n) => n.id)).toEqual(['n6', 'n4', 'n1']);
    expect(client.getState().inbox).toMatchObject({ position: 6, lastEventId: 'v1.6.00000000' });
    expect(transport.streams).toHaveLength(1);
  });

  it('loads the inbox when the position asked for got lost on the way', async () => {
    const { outside, client, clock, transport } = await liveClient();
    transport.last.end();
    await clock.advance(1_000);
    outside.answer = () => json(inboxJson([9, 4], 9));

    transport.last.connect(9, { resumed: false });
    await clock.advance(0);

    expect(client.getState().inbox.position).toBe(9);
  });
});

describe('a reset', () => {
  it('replaces everything, also with smaller numbers, and continues from there', async () => {
    const { outside, client, clock, transport } = await liveClient();
    outside.answer = () => json(inboxJson([2], 2));

    for (const { event, data, id } of frames(golden('stream-reset.sse'))) transport.last.frame(event, data, id);
    expect(transport.last.isClosed).toBe(true);
    expect(client.getState().inbox.position).toBe(4);
    await clock.advance(1_559);
    expect(outside.calls).toHaveLength(1);
    await clock.advance(1);

    expect(client.getState().inbox).toMatchObject({ position: 2, counts: { unread: 1 } });
    expect(client.getState().inbox.notifications.map((n) => n.id)).toEqual(['n2']);
    expect(transport.last.query('lastEventId')).toBe('v1.2.00000000');
  });

  it('is not forgotten when the inbox cannot be loaded', async () => {
    const { outside, client, clock, transport } = await liveClient();
    outside.answer = () => problem(503, 'busy');

    transport.last.send('reset', { reason: 'gone', retryMs: 1000 });
    await clock.advance(1_000);
    expect(transport.streams).toHaveLength(1);

    outside.answer = () => json(inboxJson([8], 8));
    await clock.advance(2_000);
    expect(transport.streams).toHaveLength(2);
    expect(client.getState().inbox.position).toBe(8);
  });
});

describe('a page that was loaded ahead of its stream', () => {
  async function ahead() {
    const world = await liveClient();
    world.outside.answer = () => json(inboxJson([6, 5, 4], 6));
    await world.client.refresh();
    world.outside.answer = () => json(inboxJson([5, 4], 6, { lastEventId: 'v1.6.ffffffff' }));
    return world;
  }

  it('waits until the stream has come there', async () => {
    const { outside, client, transport } = await ahead();

    for (const position of [5, 6]) transport.last.notify(position);
    await settled();

    expect(outside.calls).toHaveLength(2);
    expect(client.getState().inbox.position).toBe(6);
  });

  it('is loaded anew where the stream comes by another way, for the database was swapped between the two', async () => {
    const { client, transport } = await ahead();
    const counts = { unseen: 1, unread: 1, total: 2 };

    transport.last.notify(5);
    transport.last.frame('removed', JSON.stringify({ ids: ['n1'], position: 6, counts }), 'v1.6.ffffffff');
    await settled();

    expect(client.getState().inbox).toMatchObject({ position: 6, lastEventId: 'v1.6.ffffffff' });
    expect(client.getState().inbox.notifications.map((n) => n.id)).toEqual(['n5', 'n4']);
  });
});
