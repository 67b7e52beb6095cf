import type { Cancel, Clock } from './clock';
import { within } from './deadline';
import { BelfryError } from './problem';

/** Why a token is asked for: the first one, the held one is about to end, or the server no longer takes it. */
export type TokenReason = 'initial' | 'expiring' | 'rejected';

/** A JWT, or a function that gets one. With a plain string the stream ends when that token does. */
export type TokenSource = string | ((context: { readonly reason: TokenReason }) => string | Promise<string>);

/** The token in use. One question at a time, however many requests need the answer. */
export interface Tokens {
  /** @throws BelfryError `signed-out` (401) if the source has nothing but the rejected token, `no-token`, or `no-answer` */
  current(): Promise<string>;
  /**
   * This token was refused. If it is still the one in use, the next call asks for another.
   *
   * @param forGood whether by Belfry itself: then the same one again is the end
   */
  reject(token: string, forGood: boolean): void;
  /** Whether to ask for the next token ahead of the end of each; `current` works without. */
  keepFresh(fresh: boolean): void;
}

/** @param recipient whose inbox it is to be, where the page says so: a token of somebody else opens another one */
export function createTokens(source: TokenSource, clock: Clock, limitMs: number, recipient?: string): Tokens {
  let held: string | null = null;
  let rejected: string | null = null;
  let why: TokenReason = 'initial';
  let asking: Promise<string> | null = null;
  let keepsFresh = false;
  let cancelRenewal: Cancel = () => {};

  function ask(reason: TokenReason): Promise<string> {
    asking ??= fetchToken(reason).finally(() => (asking = null));
    return asking;
  }

  async function fetchToken(reason: TokenReason): Promise<string> {
    const token = await within(clock, limitMs, () => call(source, reason));
    if (token === rejected) throw new BelfryError('You were signed out. Sign in again.', 401, 'signed-out');
    const sub = readClaims(token)?.sub;
    if (recipient && sub && sub !== recipient) {
      throw new BelfryError('Somebody else has signed in. Load the page again.', 403, 'other-recipient');
    }
    held = token;
    planRenewal();
    return token;
  }

  /** Ahead of the end, so that the next stream and the next request find a good one. If it fails, the 401 asks again. */
  function planRenewal(): void {
    cancelRenewal();
    const ms = keepsFresh && held !== null ? renewAfterMs(held, clock.now()) : null;
    if (ms !== null) cancelRenewal = clock.after(ms, () => void ask('expiring').catch(planRenewal));
  }

  return {
    current: () => (held === null ? ask(why) : Promise.resolve(held)),
    reject(token, forGood) {
      why = 'rejected';
      if (forGood) rejected = token;
      if (held === token) held = null;
    },
    keepFresh(fresh) {
      keepsFresh = fresh;
      planRenewal();
    },
  };
}

/** What cannot stand in a header, e.g. the page of a sign-in, is no token. */
const TOKEN = /^[!-~]+$/;

async function call(source: TokenSource, reason: TokenReason): Promise<string> {
  try {
    const token = typeof source === 'string' ? source : await source({ reason });
    if (TOKEN.test(token)) return token;
    throw new Error('no JWT');
  } catch (cause) {
    if (cause instanceof BelfryError) throw cause;
    const why = cause instanceof Error ? `: ${cause.message}` : '';
    throw new BelfryError(`The sign-in did not give a token${why}`, 0, 'no-token', { cause });
  }
}

/**
 * When to ask for the next token: min(60 s, a fifth of its life) before its end. Never sooner than after min(30 s, a fifth of
 * its life), or a source that hands out nearly ended ones, or a wrong clock, would be asked without a pause. Null if the token
 * does not say when it ends.
 */
export function renewAfterMs(token: string, now: number): number | null {
  const claims = readClaims(token);
  if (typeof claims?.exp !== 'number') return null;
  const life = Math.max(0, claims.exp * 1000 - (typeof claims.iat === 'number' ? claims.iat * 1000 : now));
  const lead = Math.min(60_000, life / 5);
  const soonest = Math.max(1000, Math.min(30_000, life / 5));
  return Math.min(2 ** 31 - 1, Math.max(soonest, claims.exp * 1000 - now - lead));
}

/** Read, not verified: only the server can do that, and a wrong guess here costs one early or late renewal. */
function readClaims(token: string): { sub?: unknown; exp?: unknown; iat?: unknown } | null {
  try {
    const payload = token.split('.')[1] ?? '';
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)) as object;
  } catch {
    return null; // an opaque token: a 401 will tell
  }
}
