import type { Bye, Reset } from './events';
import { type BelfryError, isBelfrys } from './problem';

/** How one attempt to follow the stream came to its end. */
export type Ending =
  /** Cut without a word: by the server's death, a proxy, the network. */
  | { readonly kind: 'lost' }
  /** Answered, but not with what was asked for; not in time; or not reached at all. The stream itself was `rejected` if with 401. */
  | { readonly kind: 'refused' | 'rejected'; readonly error: BelfryError }
  /** A frame of a known kind that cannot be read. */
  | { readonly kind: 'unreadable' }
  /** This tab has missed something that another one, which has the stream, has told. */
  | { readonly kind: 'behind'; readonly retryMs: number }
  | Reset
  | Bye;

/** Why there is no live connection: `code` for programs, `text` for the person in front of the page. */
export interface Reason {
  readonly code: string;
  readonly text: string;
}

/** What follows an ending: a return after a wait, or none by itself. */
export type Next =
  | { readonly stop: true; readonly reason: Reason }
  | { readonly stop: false; readonly reason: Reason; readonly waitMs: number; readonly reload: boolean };

const LONGEST_BACK_OFF = 30_000;

/**
 * Decides when to return, and with which words. Whatever a server says, never at once and never after more than an hour.
 *
 * @param failures how many attempts before this one have failed in a row, without a `connect`
 */
export function afterEnding(ending: Ending, failures: number, random: () => number): Next {
  const backOff = random() * Math.min(LONGEST_BACK_OFF, 2_000 * 2 ** failures);
  switch (ending.kind) {
    case 'lost':
      return returning('lost', 'The connection to Belfry was lost.', backOff);
    case 'unreadable':
      // The next attempt will most likely meet the same frame, so it comes late.
      return returning(
        'unreadable',
        'This page cannot read what Belfry sends. Load the page again.',
        (LONGEST_BACK_OFF * (1 + random())) / 2,
        true,
      );
    case 'rejected':
    case 'refused':
      return afterRefusal(ending.error, backOff);
    case 'behind':
    case 'reset':
      // Not at once: it is so for every tab, or for every client.
      return returning(ending.kind, 'The inbox is being loaded anew.', random() * ending.retryMs, true);
    case 'bye':
      return afterBye(ending);
    default:
      return ending satisfies never;
  }
}

function afterRefusal(error: BelfryError, backOff: number): Next {
  if (isBelfrys(error)) {
    if (error.status === 401) return signedOut;
    if (error.status === 403) return stopped(error.code, error.message);
  }
  return returning(error.code, error.message, (error.retryAfterMs ?? 0) + backOff);
}

function afterBye(bye: Bye): Next {
  const text = goodbyes[bye.reason] ?? 'Belfry ended the connection.';
  return bye.reconnect ? returning(bye.reason, text, bye.retryMs) : stopped(bye.reason, text);
}

const signedOut = stopped('signed-out', 'You were signed out. Sign in again.');

const renewed = 'The connection is being renewed.';

const goodbyes: Readonly<Record<string, string>> = {
  deploy: 'Belfry is being updated.',
  busy: 'Belfry is busy.',
  'token-expired': 'The sign-in is being renewed.',
  rotation: renewed,
  revoked: 'Belfry ended the connection. Sign in again.',
  evicted: 'Too many devices are connected. Close one.',
};

/** While another tab has had the stream, and this one takes over. */
export const anotherTab: Reason = { code: 'handover', text: renewed };

function returning(code: string, text: string, ms: number, reload = false): Next {
  const waitMs = Math.min(3_600_000, Math.max(250, ms));
  return { stop: false, reason: { code, text }, waitMs, reload };
}

function stopped(code: string, text: string): Next {
  return { stop: true, reason: { code, text } };
}
