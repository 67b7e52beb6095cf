import { describe, expect, it } from 'vitest';
import { type BelfryOptions, type InboxEvent, type TransientEvent, createBelfryClient } from '../src';
import { FakeOutside, inboxJson, json, jwt, never, problem } from '../testing';
import { frames, golden } from './golden';

/** A client that stands at position 4, and the world around it. */
async function liveClient(options: Partial<BelfryOptions> = {}) {
  const world = clientIn(new FakeOutside(), options);
  world.outside.answer = () => json(inboxJson([4], 4));
  world.client.start();
  await world.clock.advance(0);
  world.transport.last.connect(4, { counts: { unseen: 1, unread: 1, total: 1 } });
  return world;
}

function clientIn(outside: FakeOutside, options: Partial<BelfryOptions> = {}) {
  const client = createBelfryClient({ token: 'token-1', outside, ...options });
  const { clock, transport } = outside;
  const status = () => client.getState().connection.status;
  const reason = () => client.getState().connection.reason?.code;
  return { outside, client, clock, transport, status, reason };
}

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
    expect(client.getState().connection.reason?.text).toContain('six connections');

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

describe('an ending', () => {
  it('is followed by a return to the same place, with the name of the former connection', async () => {
    const { client, clock, transport, status, reason } = await liveClient();
    transport.last.notify(5);
    const former = transport.last;

    former.end();
    expect(former.isClosed).toBe(true);
    await clock.advance(0);
    expect([status(), reason()]).toEqual(['reconnecting', 'lost']);
    expect(client.getState().connection.nextRetryAt).toBe(clock.now() + 1_000);

    await clock.advance(1_000);
    expect(transport.streams).toHaveLength(2);
    expect(transport.last.query('lastEventId')).toBe('v1.5.00000000');
    expect(transport.last.query('previous')).toBe('connection-4');
    expect(client.getState().connection).toMatchObject({ nextRetryAt: null, reason: { code: 'lost' } });
  });

  it('backs off until there is a connect; an open connection is not enough', async () => {
    const { client, clock, transport } = await liveClient();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 4; attempt++) {
      transport.last.end();
      await clock.advance(0);
      waits.push((client.getState().connection.nextRetryAt ?? 0) - clock.now());
      await clock.advance(waits.at(-1) ?? 0);
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000]);

    transport.last.connect(4);
    transport.last.end();
    await clock.advance(0);
    expect(client.getState().connection.nextRetryAt).toBe(clock.now() + 1000);
  });

  it('by bye is followed by a return after its retryMs', async () => {
    const { clock, transport, reason } = await liveClient();

    transport.last.bye('rotation', true, 1873);
    await clock.advance(1872);
    expect([transport.streams.length, reason()]).toEqual([1, 'rotation']);
    await clock.advance(1);

    expect(transport.streams).toHaveLength(2);
  });

  it('by bye without reconnect is the last one, until the person asks', async () => {
    const { client, clock, transport, status, reason } = await liveClient();

    transport.last.bye('evicted', false, 60_000);
    await clock.advance(3_600_000);
    expect([transport.streams.length, status(), reason()]).toEqual([1, 'stopped', 'evicted']);

    client.retryNow();
    await clock.advance(0);
    expect(transport.streams).toHaveLength(2);
  });

  it('is heard by nobody after stop', async () => {
    const { client, clock, transport, status } = await liveClient();

    client.stop();
    expect(transport.last.isClosed).toBe(true);
    transport.last.notify(5);
    await clock.advance(3_600_000);

    expect(client.getState().inbox.position).toBe(4);
    expect([transport.streams.length, status()]).toEqual([1, 'idle']);
  });

  it('by a frame that cannot be read leads to a new snapshot, late', async () => {
    const { outside, clock, transport } = await liveClient();

    transport.last.frame('notification', '{"notification":');
    await clock.advance(22_000);
    expect(transport.streams).toHaveLength(1);
    await clock.advance(1_000);

    expect(transport.streams).toHaveLength(2);
    expect(outside.callsTo('GET', '/inbox')).toHaveLength(2);
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

describe('a token', () => {
  const source = (outside: FakeOutside, life = 3600) => {
    const reasons: string[] = [];
    const token = ({ reason }: { reason: string }) => {
      reasons.push(reason);
      return `${jwt(outside.clock.now(), life)}-${reasons.length}`;
    };
    return { token, reasons };
  };

  it('that is refused is replaced once, and the second refusal is the end', async () => {
    const outside = new FakeOutside();
    const { token, reasons } = source(outside);
    const { client, clock, transport, status, reason } = clientIn(outside, { token });
    client.start();
    await clock.advance(0);

    transport.last.end({ status: 401 });
    await clock.advance(0);
    expect(transport.streams).toHaveLength(2);
    expect(transport.streams[1]?.request.headers).not.toEqual(transport.streams[0]?.request.headers);

    transport.last.end({ status: 401 });
    await clock.advance(3_600_000);
    expect([status(), reason()]).toEqual(['stopped', 'signed-out']);
    expect(transport.streams).toHaveLength(2);
    expect(reasons).toEqual(['initial', 'rejected']);
  });

  it('that is refused for a request is replaced once, too', async () => {
    const outside = new FakeOutside();
    const { token } = source(outside);
    const { client, clock, status } = clientIn(outside, { token });
    outside.answer = () => problem(401, 'unauthenticated');

    client.start();
    await clock.advance(3_600_000);

    expect(status()).toBe('stopped');
    expect(new Set(outside.calls.map((c) => c.authorization)).size).toBe(2);
    expect(outside.calls).toHaveLength(2);
  });

  it('that was renewed ahead of its end is the one of the next stream', async () => {
    const outside = new FakeOutside();
    const { token, reasons } = source(outside, 100);
    const { client, clock, transport } = clientIn(outside, { token });
    client.start();
    await clock.advance(0);
    transport.last.connect(0);
    await clock.advance(85_000);

    transport.last.bye('token-expired', true, 1000);
    await clock.advance(1000);

    expect(transport.streams).toHaveLength(2);
    expect(reasons).toEqual(['initial', 'expiring']);
  });

  it('that has ended is replaced when there was no other', async () => {
    const outside = new FakeOutside();
    let n = 0;
    const { client, clock, transport, status } = clientIn(outside, { token: () => `opaque-${++n}` });
    client.start();
    await clock.advance(0);
    transport.last.connect(0);

    transport.last.bye('token-expired', true, 1000);
    await clock.advance(1000);

    expect(transport.last.request.headers).toEqual({ Authorization: 'Bearer opaque-2' });
    transport.last.connect(0);
    expect(status()).toBe('live');
  });

  it('that cannot be had is asked for again, ever more slowly', async () => {
    let asked = 0;
    const token = () => {
      asked++;
      throw new Error('down');
    };
    const { client, clock, status, reason } = clientIn(new FakeOutside(), { token });

    client.start();
    await clock.advance(60_000);

    expect([status(), reason()]).toEqual(['reconnecting', 'no-token']);
    expect(asked).toBeGreaterThan(3);
    expect(asked).toBeLessThan(9);
  });
});

describe('without a network', () => {
  it('says so, and returns as soon as the browser has one', async () => {
    const { outside, clock, transport, status } = await liveClient();
    outside.network.online = false;

    transport.last.end();
    await clock.advance(10);
    expect(status()).toBe('offline');

    outside.network.comeBack();
    await clock.advance(0);
    expect(transport.streams).toHaveLength(2);
  });

  it('tries all the same, because the browser may be wrong', async () => {
    const { outside, clock, transport, status } = await liveClient();
    outside.network.online = false;

    transport.last.end();
    await clock.advance(1_000);
    transport.last.connect(4);

    expect(status()).toBe('live');
  });
});

describe('retryNow', () => {
  it('ends a wait, and does nothing while an attempt is under way', async () => {
    const { client, clock, transport } = await liveClient();
    transport.last.end();
    await clock.advance(0);

    client.retryNow();
    await clock.advance(0);
    client.retryNow();
    await clock.advance(0);

    expect(transport.streams).toHaveLength(2);
    expect(transport.stillOpen).toHaveLength(1);
  });
});
