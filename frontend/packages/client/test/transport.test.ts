import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Frame, type TransportEnding, createBelfryClient, eventSourcePolyfillTransport } from '../src';
import { fetchTransport } from '../src/transports';
import { inboxJson } from '../testing';
import { golden } from './golden';

let server: Server;
let base: string;
let requests: IncomingMessage[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  requests = [];
  server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  vi.spyOn(console, 'error').mockImplementation(() => {}); // the polyfill says every ending there, too
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  vi.restoreAllMocks();
});

const streamHeaders = { 'Content-Type': 'text/event-stream;charset=UTF-8' };

describe.each([
  ['by event-source-polyfill', eventSourcePolyfillTransport],
  ['by fetch', fetchTransport],
])('a stream %s', (_, transport) => {
  function open(silenceMs = 45_000) {
    const frames: Frame[] = [];
    const endings: TransportEnding[] = [];
    const stream = transport().open(
      { url: `${base}/stream?lastEventId=v1.1.a`, headers: { Authorization: 'Bearer abc' }, silenceMs },
      { frame: (frame) => frames.push(frame), ended: (ending) => endings.push(ending) },
    );
    return { frames, endings, stream };
  }

  it('sends the token in a header and the position in the query', async () => {
    answer = (_, response) => response.writeHead(200, streamHeaders).end();

    const { endings } = open();
    await vi.waitFor(() => expect(endings).toHaveLength(1), 10_000);

    expect(requests[0]?.headers.authorization).toBe('Bearer abc');
    expect(requests[0]?.url).toBe('/stream?lastEventId=v1.1.a');
  });

  it('hands on every frame of a capture, whatever its kind, also when it comes in small pieces', async () => {
    const capture = `${golden('stream.sse')}event: pinned\ndata: {}\n\n`;
    answer = (_, response) => {
      response.writeHead(200, streamHeaders);
      for (let at = 0; at < capture.length; at += 7) response.write(capture.slice(at, at + 7));
      response.end();
    };

    const { frames, endings } = open();
    await vi.waitFor(() => expect(endings).toHaveLength(1), 10_000);

    expect(frames.map((f) => f.event)).toEqual([
      ...['connect', 'notification', 'state', 'state', 'state', 'bye'],
      'pinned',
    ]);
    expect(frames[1]?.id).toBe('v1.2.51fe02aa');
    expect(endings).toEqual([{}]);
  });

  it('does not hand on a frame that was cut in the middle', async () => {
    answer = (_, response) => {
      response.writeHead(200, streamHeaders);
      response.write('event: state\ndata: {"a":1}\nid: v1.2.b\n\nevent: state\ndata: {"a":2}\nid: v1.3', () =>
        response.destroy(),
      );
    };

    const { frames, endings } = open();
    await vi.waitFor(() => expect(endings).toHaveLength(1), 10_000);

    expect(frames).toEqual([{ event: 'state', data: '{"a":1}', id: 'v1.2.b' }]);
  });

  it.each([
    [204, {}, { status: 204 }],
    [401, {}, { status: 401 }],
    [503, { 'Retry-After': '7' }, { status: 503 }],
  ])('reports %i and does not return by itself', async (status, headers, ending) => {
    answer = (_, response) => response.writeHead(status, headers).end();

    const { endings } = open();
    await vi.waitFor(() => expect(endings).toMatchObject([ending]), 10_000);
    for (const [name, value] of Object.entries(headers)) expect(endings[0]?.headers?.get(name)).toBe(value);

    expect(requests).toHaveLength(1);
  });

  it('reports a page where a stream should be', async () => {
    answer = (_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>');

    const { endings } = open();

    await vi.waitFor(() => expect(endings).toMatchObject([{ status: 200 }]), 10_000);
  });

  it('reports a server that is not there', async () => {
    base = 'http://127.0.0.1:1';

    const { endings } = open();

    await vi.waitFor(() => expect(endings).toEqual([{}]), 10_000);
  });

  it('takes silence for an ending', async () => {
    answer = (_, response) => response.writeHead(200, streamHeaders).write(':\n');

    const { endings } = open(1_000);

    await vi.waitFor(() => expect(endings).toEqual([{}]), 5_000);
  });

  it('hangs up when it is closed, and says nothing more', async () => {
    let hungUp = false;
    answer = (request, response) => {
      response.writeHead(200, streamHeaders).write('event: state\ndata: {}\n\n');
      request.on('close', () => (hungUp = true));
    };
    const { frames, endings, stream } = open();
    await vi.waitFor(() => expect(frames).toHaveLength(1), 10_000);

    stream.close();
    await vi.waitFor(() => expect(hungUp).toBe(true), 10_000);

    expect(endings).toEqual([]);
  });
});

it('carries a whole client over bye, and over a cut in the middle of a frame', async () => {
  const none = '"counts":{"unseen":0,"unread":0,"total":0}';
  const connect = (position: number) =>
    `event: connect\ndata: {"connectionId":"c${position}","head":${position},"position":${position},${none}}\nid: v1.${position}.a\n\n`;
  const notify = (position: number) =>
    `event: notification\ndata: {"notification":{"id":"n${position}","title":"t","createdAt":"x"},"position":${position},${none}}\nid: v1.${position}.a\n\n`;
  const streams = [
    connect(0) + notify(1) + notify(2).slice(0, -20),
    `${connect(1)}${notify(2)}retry: 1000\nevent: bye\ndata: {"reason":"rotation","reconnect":true,"retryMs":1000}\n\n`,
    connect(2) + notify(3),
  ];
  let opened = 0;
  answer = (request, response) => {
    if (!request.url?.includes('/stream')) return response.end(JSON.stringify(inboxJson([], 0)));
    response.writeHead(200, streamHeaders);
    const n = opened++;
    response.write(streams[n], () => n === 0 && response.destroy());
    return response;
  };
  const client = createBelfryClient({ baseUrl: base, token: 'abc', outside: { random: () => 0 } });

  const positions: number[] = [];
  client.onEvent((event) => event.kind !== 'transient' && positions.push(event.position));
  client.start();
  await vi.waitFor(() => expect(positions).toEqual([1, 2, 3]), 10_000);
  client.stop();

  expect(requests.map((r) => r.url)).toEqual([
    '/api/v1/inbox?limit=20',
    '/api/v1/inbox/stream?lastEventId=v1.0.00000000',
    '/api/v1/inbox/stream?lastEventId=v1.1.a&previous=c0',
    '/api/v1/inbox/stream?lastEventId=v1.2.a&previous=c1',
  ]);
}, 15_000);
