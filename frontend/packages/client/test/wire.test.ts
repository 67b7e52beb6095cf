import { describe, expect, it } from 'vitest';
import { readProblem } from '../src';
import { parseFrame, parseInboxPage, parsePreferences } from '../src/wire';
import { frames, golden } from './golden';

describe('parseFrame', () => {
  it('reads every frame of the golden streams', () => {
    const kinds = (name: string) => frames(golden(name)).map((frame) => parseFrame(frame).kind);

    expect(kinds('stream.sse')).toEqual(['connect', 'notification', 'state', 'state', 'state', 'bye']);
    expect(kinds('stream-archive.sse')).toEqual(['connect', 'state', 'state', 'state', 'preferences']);
    expect(kinds('stream-removed.sse')).toEqual(['connect', 'notification', 'removed', 'removed']);
    expect(kinds('stream-reset.sse')).toEqual(['connect', 'reset', 'notification']);
  });

  it('gives a connect before a reset no position', () => {
    const [connect, reset] = frames(golden('stream-reset.sse')).map(parseFrame);

    expect(connect).toMatchObject({ kind: 'connect', position: undefined, head: 5 });
    expect(reset).toEqual({ kind: 'reset', reason: 'diverged', retryMs: 3120 });
  });

  it('reads what is transient: a notification without an id or a place', () => {
    const [typing] = frames(golden('stream-transient.sse')).map(parseFrame);

    expect(typing).toEqual({
      kind: 'transient',
      notification: {
        title: 'Lin is typing',
        category: 'chat',
        priority: 'low',
        data: { thread: 7 },
        createdAt: '2026-11-21T09:30:00.123Z',
      },
    });
  });

  it('reads which notifications have left', () => {
    const [, , recalled] = frames(golden('stream-removed.sse')).map(parseFrame);

    expect(recalled).toMatchObject({ kind: 'removed', ids: ['019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11'], position: 4 });
  });

  it('reads what rings, and what nobody can mute', () => {
    const chosen = frames(golden('stream-archive.sse')).map(parseFrame).at(-1);

    const preferences = parsePreferences(JSON.parse(golden('preferences.json')));
    expect(preferences).toEqual({
      categories: { news: { ring: false, sound: false }, orders: { ring: true, sound: true } },
      quietHours: { from: '22:00', to: '07:30', timeZone: 'Asia/Seoul' },
      mandatory: ['security'],
    });
    expect(chosen).toMatchObject({ kind: 'preferences', preferences, position: 6 });
  });

  it('passes over what has no position, and keeps the position of what it does not know', () => {
    const counts = { unseen: 0, unread: 0, total: 0 };
    const later = { event: 'pinned', data: JSON.stringify({ position: 7, counts }), id: 'v1.7.00000000' };

    expect(parseFrame({ event: 'weather', data: '{"notification":{}}', id: '' })).toEqual({ kind: 'ignored' });
    expect(parseFrame(later)).toEqual({ kind: 'unknown', position: 7, counts, id: 'v1.7.00000000' });
  });

  it.each([
    ['not JSON', 'notification', '{"notification":'],
    ['not an object', 'bye', '7'],
    ['a position that is text', 'removed', '{"ids":[],"position":"7","counts":{"unseen":0,"unread":0,"total":0}}'],
    ['no title', 'notification', '{"notification":{"id":"a"},"position":7,"counts":{"unseen":0,"unread":0,"total":0}}'],
    ['no counts', 'state', '{"ids":[],"change":"read","at":"x","position":7}'],
    ['ids that are not text', 'removed', '{"ids":[1],"position":7,"counts":{"unseen":0,"unread":0,"total":0}}'],
  ])('refuses %s', (_, event, data) => {
    expect(() => parseFrame({ event, data, id: '' })).toThrow();
  });
});

describe('parseInboxPage', () => {
  it('reads the golden inbox', () => {
    const page = parseInboxPage(JSON.parse(golden('inbox.json')));

    expect(page).toMatchObject({ position: 4, lastEventId: 'v1.4.0c9f21ab', next: null });
    expect(page.notifications.map((n) => [n.title, n.priority, n.position])).toEqual([
      ['Order shipped', 'normal', 2],
      ['Welcome', 'low', 1],
    ]);
  });

  it('reads the golden archive', () => {
    const page = parseInboxPage(JSON.parse(golden('inbox-archived.json')));

    expect(page.notifications).toMatchObject([{ title: 'Welcome', archivedAt: '2026-11-21T09:31:00Z' }]);
    expect(page.counts.total).toBe(1);
  });

  it('refuses a list without items', () => {
    expect(() => parseInboxPage({ data: {} })).toThrow('data cannot be read');
  });
});

const problemJson = { 'Content-Type': 'application/problem+json' };

describe('readProblem', () => {
  it('reads the golden problem', async () => {
    const error = await readProblem(new Response(golden('problem.json'), { status: 400, headers: problemJson }), 0);

    expect(error).toMatchObject({
      message: 'title must have 1 to 140 characters, found 141',
      status: 400,
      code: 'invalid-value',
      fields: [{ pointer: '/title', detail: 'must have 1 to 140 characters, found 141' }],
      requestId: '0b4f8a52-9a3e-4f6c-8d1b-6f2f5f0e7c21',
    });
  });

  it('has words for the page of a proxy, and reads when to come back', async () => {
    const now = Date.parse('2026-11-21T09:30:00Z');
    const at = (header: string) =>
      readProblem(new Response('<html>', { status: 502, headers: { 'Retry-After': header } }), now);

    expect(await at('7')).toMatchObject({
      message: 'A proxy answered (status 502).',
      code: 'http-502',
      retryAfterMs: 7000,
    });
    expect(await at('Sat, 21 Nov 2026 09:31:00 GMT')).toMatchObject({ retryAfterMs: 60_000 });
    expect(await at('soon')).toMatchObject({ retryAfterMs: undefined });
  });
});
