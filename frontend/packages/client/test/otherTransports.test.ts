import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Frame, type Transport, type TransportEnding, createBelfryClient } from '../src';
import { createFrames } from '../src/frames';
import { fallbackTransport, pollingTransport } from '../src/transports';
import { FakeOutside, FakeTransport, inboxJson, json, problem } from '../testing';
import { frames, golden } from './golden';

const request = {
  url: '/api/v1/inbox/stream?lastEventId=x',
  headers: { Authorization: 'Bearer abc' },
  silenceMs: 45_000,
};

function open(transport: Transport) {
  const heard: Frame[] = [];
  const endings: TransportEnding[] = [];
  const stream = transport.open(request, { frame: (f) => heard.push(f), ended: (e) => endings.push(e) });
  return { heard, endings, stream };
}

describe('the frames of a stream', () => {
  it.each(['\n', '\r\n', '\r'])('are the same however the text is split, with %j at the end of a line', (end) => {
    const capture = golden('stream.sse').replaceAll('\n', end) + end;

    for (const size of [1, 7, capture.length]) {
      const heard: Frame[] = [];
      const feed = createFrames((frame) => heard.push(frame));
      for (let at = 0; at < capture.length; at += size) feed(capture.slice(at, at + size));
      expect(heard).toEqual(frames(golden('stream.sse')));
    }
  });
});

describe('polling', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('hands on what is new as events, and the rest as a snapshot; and nothing while nothing changes', async () => {
    let answer = () => json(inboxJson([4], 4));
    const asked: string[] = [];
    const { heard } = open(
      pollingTransport(
        30_000,
        (url) => {
          asked.push(url);
          return Promise.resolve(answer());
        },
        () => 0.5,
      ),
    );

    await vi.advanceTimersByTimeAsync(0);
    expect(heard.map((f) => f.event)).toEqual(['connect', 'snapshot']);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(heard).toHaveLength(2);

    answer = () => json(inboxJson([7, 6, 4], 8));
    await vi.advanceTimersByTimeAsync(30_000);

    expect(heard.slice(2).map((f) => [f.event, (JSON.parse(f.data) as { position: number }).position])).toEqual([
      ['notification', 6],
      ['notification', 7],
      ['snapshot', 8],
    ]);
    expect(new Set(asked)).toEqual(new Set(['/api/v1/inbox?limit=100']));
  });

  it('reports a refusal as an ending, and asks no more after it or after a close', async () => {
    let asked = 0;
    const transport = pollingTransport(30_000, () => {
      asked++;
      return Promise.resolve(problem(503, 'busy', { 'Retry-After': '7' }));
    });

    const { endings } = open(transport);
    open(transport).stream.close();
    await vi.advanceTimersByTimeAsync(120_000);

    expect(endings).toMatchObject([{ status: 503 }]);
    expect(endings[0]?.headers?.get('Retry-After')).toBe('7');
    expect(asked).toBe(1);
  });
});

it('a client whose stream is polled is live, and hears what is new', async () => {
  const outside = new FakeOutside();
  outside.answer = () => json(inboxJson([4], 4));
  const transport = new FakeTransport();
  const client = createBelfryClient({ token: 't', outside: Object.assign(outside, { transport }) });
  const heard: number[] = [];
  client.onEvent((event, { live }) => live && event.kind !== 'transient' && heard.push(event.position));
  client.start();
  await outside.clock.advance(0);

  transport.last.send('connect', { connectionId: '', head: 4, counts: { unseen: 0, unread: 0, total: 0 } });
  transport.last.notify(5);
  transport.last.send('snapshot', inboxJson([5], 6));

  expect(client.getState()).toMatchObject({ connection: { status: 'live' }, inbox: { position: 6 } });
  expect([heard, client.getState().inbox.notifications.map((n) => n.position)]).toEqual([[5], [5]]);
});

describe('a way that does not work', () => {
  it('is left for the next one when nothing has arrived three times, and not before', () => {
    const ways = [new FakeTransport(), new FakeTransport()] as const;
    const transport = fallbackTransport(...ways);

    for (let n = 0; n < 2; n++) open(transport);
    open(transport);
    ways[0].last.end({ status: 503 });
    for (let n = 0; n < 3; n++) open(transport);
    expect(ways.map((w) => w.streams.length)).toEqual([6, 0]);

    open(transport);
    expect(ways.map((w) => w.streams.length)).toEqual([6, 1]);
  });

  it('is tried once more when the one that works has ended: perhaps only the network was gone', () => {
    const ways = [new FakeTransport(), new FakeTransport(), new FakeTransport()] as const;
    const transport = fallbackTransport(...ways);
    const opened = () => ways.map((w) => w.streams.length);

    for (let n = 0; n < 6; n++) open(transport);
    ways[1].last.end({});
    open(transport);
    expect(opened()).toEqual([3, 3, 1]);

    ways[2].last.connect(0);
    ways[2].last.end({});
    open(transport);
    expect(opened()).toEqual([4, 3, 1]);
    open(transport);
    expect(opened()).toEqual([4, 3, 2]);
  });

  it('is kept as long as anything arrives on it', () => {
    const ways = [new FakeTransport(), new FakeTransport()] as const;
    const transport = fallbackTransport(...ways);

    for (let n = 0; n < 9; n++) {
      open(transport);
      if (n % 3 === 2) ways[0].last.bye('busy', true, 1000);
    }

    expect(ways[1].streams).toEqual([]);
  });
});
