import { BelfryError, readProblem } from '@belfry/client';
import type { Person } from './people';

/** What the form posts: the body of `POST /api/v1/notifications`. */
export interface NewNotification {
  readonly to: Person;
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

/** A person's token. Only a server that runs for a demo hands them out. */
export async function recipientToken(recipient: Person): Promise<string> {
  return demoToken({ recipient });
}

/** @throws BelfryError with words for the person, and with the fields that are at fault */
export async function post(notification: NewNotification): Promise<Receipt> {
  const token = await demoToken({ scope: 'notifications:write' });
  return (await send('/api/v1/notifications', notification, token)) as Receipt;
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

async function send(path: string, body: unknown, token?: string): Promise<unknown> {
  const response = await reach(path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw await readProblem(response, Date.now());
  return response.json();
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
