import { describe, expect, it } from 'vitest';
import { FakeOutside, jwt, problem } from '../testing';
import { clientIn, liveClient } from './liveClient';

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

    transport.last.refuse(401);
    await clock.advance(0);
    expect(transport.streams).toHaveLength(2);
    expect(transport.streams[1]?.request.headers).not.toEqual(transport.streams[0]?.request.headers);

    transport.last.refuse(401);
    await clock.advance(3_600_000);
    expect([status(), reason()]).toEqual(['stopped', 'signed-out']);
    expect(transport.streams).toHaveLength(2);
    expect(reasons).toEqual(['initial', 'rejected']);
  });

  it.each([401, 403])('that something on the way answers with %i is not the end', async (status) => {
    const outside = new FakeOutside();
    const { token } = source(outside);
    const { client, clock, transport, status: now, reason } = clientIn(outside, { token });
    const page = () => new Response('<h1>No</h1>', { status, headers: { 'Content-Type': 'text/html' } });
    client.start();
    await clock.advance(0);
    transport.last.connect(0);

    outside.answer = page;
    await expect(client.refresh()).rejects.toMatchObject({ status, code: `http-${status}` });
    expect(now()).toBe('live');

    transport.opened = (stream) => stream.refuse(status, 'text/html');
    transport.last.end();
    await clock.advance(120_000);
    expect([now(), reason()]).toEqual(['reconnecting', `http-${status}`]);
    expect(transport.streams.length).toBeGreaterThan(3);

    transport.opened = (stream) => stream.connect(0);
    await clock.advance(30_000);
    expect(now()).toBe('live');
  });

  it.each([
    [401, 'signed-out'],
    [403, 'stream-403'],
  ])('that Belfry answers with %i twice is the end', async (status, code) => {
    const outside = new FakeOutside();
    const { token } = source(outside);
    const { client, clock, transport, status: now, reason } = clientIn(outside, { token });
    transport.opened = (stream) => stream.refuse(status);

    client.start();
    await clock.advance(120_000);

    expect([now(), reason()]).toEqual(['stopped', code]);
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
