import { BelfryError, type Counts, type Notification, readProblem } from '@belfry/client';
import type { Person } from './people';

/** For whom it is: one recipient, several, or everyone who has an inbox. */
export type Audience = string | readonly string[] | { readonly everyone: true };

/** From the least to the most urgent. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;

/** What a form posts: the body of `POST /api/v1/notifications`. */
export interface NewNotification {
  readonly to: Audience;
  readonly title: string;
  readonly body?: string;
  readonly link?: string;
  readonly category?: string;
  readonly priority?: string;
}

/** What Belfry answers to a post. */
export interface Receipt {
  readonly id: string;
  readonly status: string;
}

/** What has become of a notification. */
export interface Progress {
  readonly id: string;
  readonly status: string;
  readonly createdAt: string;
  readonly recipients: number | null;
  readonly stored: number;
  readonly seen: number;
  readonly read: number;
}

/** Somebody's inbox, as support sees it. */
export interface LookedUp {
  readonly data: readonly Notification[];
  readonly next: string | null;
  readonly counts: Counts;
  readonly position: number;
}

/** A person's token. Only a server that runs for a demo hands them out. */
export async function recipientToken(recipient: Person): Promise<string> {
  return demoToken({ recipient });
}

/**
 * @param key the same for the same notification, however often it is sent: Belfry takes it once
 * @throws BelfryError with words for the person, and with the fields that are at fault
 */
export async function post(notification: NewNotification, key: string): Promise<Receipt> {
  const token = await demoToken({ scope: 'notifications:write' });
  return (await send('/api/v1/notifications', notification, token, { 'Idempotency-Key': key })) as Receipt;
}

export function isId(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}

/** @throws BelfryError if it is no id, is not there, or is another sender's */
export async function progress(id: string): Promise<Progress> {
  if (!isId(id)) throw new BelfryError(`${id} is no id of a notification.`, 400, 'invalid-value');
  const token = await demoToken({ scope: 'notifications:write' });
  return (await send(`/api/v1/notifications/${encodeURIComponent(id)}`, undefined, token)) as Progress;
}

/**
 * Takes it back from every inbox.
 *
 * @throws BelfryError if it is not there, or is another sender's
 */
export async function recall(id: string): Promise<void> {
  const token = await demoToken({ scope: 'notifications:write' });
  await answered(`/api/v1/notifications/${encodeURIComponent(id)}`, { method: 'DELETE', headers: bearer(token) });
}

/** @throws BelfryError if the recipient has no inbox */
export async function lookUp(recipient: string): Promise<LookedUp> {
  const token = await demoToken({ scope: 'admin' });
  return (await send(`/api/v1/recipients/${inPath(recipient)}/inbox?limit=100`, undefined, token)) as LookedUp;
}

/** What a path cannot carry is written as `~` and the base64url of its UTF-8. */
export function inPath(recipient: string): string {
  if (!/[/\\%;]|^~|^\.{1,2}$/.test(recipient)) return encodeURIComponent(recipient);
  const bytes = String.fromCharCode(...new TextEncoder().encode(recipient));
  return `~${btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

async function demoToken(of: { recipient: Person } | { scope: string }): Promise<string> {
  try {
    const { token } = (await send('/api/v1/demo/tokens', of)) as { token: string };
    return token;
  } catch (error) {
    if (!(error instanceof BelfryError) || error.status !== 404) throw error;
    throw new BelfryError(
      'This Belfry hands out no demo tokens, so this page cannot log in. Start it with ./belfry run to try it out.',
      404,
      'no-demo',
    );
  }
}

async function send(
  path: string,
  body: unknown,
  token?: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const response = await answered(path, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: {
      ...headers,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(token === undefined ? {} : bearer(token)),
    },
  });
  return response.json();
}

function bearer(token: string) {
  return { Authorization: `Bearer ${token}` };
}

async function answered(path: string, init: RequestInit): Promise<Response> {
  const response = await reach(path, { ...init, signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw await readProblem(response, Date.now());
  return response;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    const late = cause instanceof DOMException && cause.name === 'TimeoutError';
    throw late
      ? new BelfryError('Belfry did not answer within 10 seconds.', 0, 'no-answer', { cause })
      : new BelfryError('Belfry cannot be reached.', 0, 'unreachable', { cause });
  }
}
