import type { Network, Outside, Tabs } from '../src';
import { FakePage } from './fakeBrowser';
import { FakeClock } from './fakeClock';
import { FakeTransport } from './fakeTransport';

/** A request as it arrived. */
export interface Call {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly authorization: string | null;
  readonly body: unknown;
}

export type Answer = (call: Call) => Response | Promise<Response>;

class FakeNetwork implements Network {
  online = true;
  #listeners = new Set<() => void>();

  isOnline(): boolean {
    return this.online;
  }

  onOnline(run: () => void): () => void {
    this.#listeners.add(run);
    return () => void this.#listeners.delete(run);
  }

  comeBack(): void {
    this.online = true;
    for (const run of this.#listeners) run();
  }
}

/** A world in which nothing happens that the test did not ask for. */
export class FakeOutside implements Outside {
  readonly clock: FakeClock;
  readonly page = new FakePage();
  readonly tabs: () => Tabs | null;
  readonly transport = new FakeTransport();
  readonly network = new FakeNetwork();
  readonly calls: Call[] = [];
  /** What the server says; by default an empty inbox, and a standing for every change. */
  answer: Answer = (call) => (call.method === 'GET' ? json(inboxJson([], 0)) : json(standingJson(0)));
  readonly reported: unknown[] = [];
  readonly report = (error: unknown) => void this.reported.push(error);
  /** In the middle, so that every wait by chance is half of its bound. */
  random = () => 0.5;

  /** Without others by default; with them it is one tab of a browser, and they share the time. */
  constructor(others: { clock?: FakeClock; tabs?: Tabs } = {}) {
    this.clock = others.clock ?? new FakeClock();
    this.tabs = () => others.tabs ?? null;
  }

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const { pathname, search } = new URL(url, 'http://belfry');
    const call = {
      method: init.method ?? 'GET',
      path: pathname + search,
      authorization: new Headers(init.headers).get('Authorization'),
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
    };
    this.calls.push(call);
    return this.answer(call);
  };

  callsTo(method: string, path: string): readonly Call[] {
    return this.calls.filter((c) => c.method === method && c.path.startsWith(`/api/v1${path}`));
  }
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type, ...headers } });
}

export function problem(
  status: number,
  code: string,
  headers: Record<string, string> = {},
  more: object = {},
): Response {
  return json({ type: `urn:belfry:problem:${code}`, status, code, detail: `The words of ${code}.`, ...more }, status, {
    'Content-Type': 'application/problem+json',
    ...headers,
  });
}

/** An answer that never comes. */
export const never = (): Promise<Response> => new Promise(() => {});

/** A page of an inbox that holds notifications with these positions, newest first. */
export function inboxJson(positions: readonly number[], position: number, more: object = {}): object {
  return {
    data: positions.map((at) => ({
      id: `n${at}`,
      title: `Title ${at}`,
      createdAt: '2026-11-21T09:00:00Z',
      position: at,
    })),
    next: null,
    counts: { unseen: positions.length, unread: positions.length, total: positions.length },
    position,
    lastEventId: `v1.${position}.00000000`,
    ...more,
  };
}

export function standingJson(position: number, unread = 0): object {
  return { counts: { unseen: 0, unread, total: 1 }, position };
}

/** A token that ends so many seconds after `now`. */
export function jwt(now: number, seconds: number): string {
  const part = (value: object) => btoa(JSON.stringify(value)).replaceAll('=', '');
  const iat = Math.floor(now / 1000);
  return `${part({ alg: 'HS256' })}.${part({ sub: 'ada', iat, exp: iat + seconds })}.signature-${iat}`;
}
