import { within } from './deadline';
import type { Standing, View } from './inbox';
import type { Outside } from './outside';
import type { Preferences } from './preferences';
import { BelfryError, isBelfrys, readProblem } from './problem';
import type { Tokens } from './tokens';
import type { InboxPage } from './events';
import { parseInboxPage, parsePreferences, parseStanding } from './wire';

/** The change of one notification. */
export type Change = { readonly seen: true } | { readonly read: boolean } | { readonly archived: boolean };

/** What can be done with everything up to a position. */
export type Bulk = 'seen' | 'read' | 'archive';

/** Everything up to a position, so that a newcomer is never swallowed. */
export interface UpTo {
  readonly upTo: number;
  readonly category?: string | undefined;
  /** Where this page stands, so that the server notices when it belongs to another history. */
  readonly lastEventId?: string;
}

/** The recipient's calls. All of them throw {@link BelfryError}. */
export interface Api {
  inbox(limit: number, cursor: string | null, view: View): Promise<InboxPage>;
  change(id: string, change: Change): Promise<Standing>;
  markUpTo(what: Bulk, upTo: UpTo): Promise<Standing>;
  preferences(): Promise<Preferences>;
  savePreferences(preferences: Preferences): Promise<Preferences>;
}

export function createApi(outside: Outside, base: string, tokens: Tokens, limitMs: number): Api {
  async function request<T>(method: string, path: string, parse: (json: unknown) => T, body?: unknown): Promise<T> {
    const token = await tokens.current();
    try {
      return await send(token, method, path, parse, body);
    } catch (error) {
      if (!(error instanceof BelfryError) || error.status !== 401) throw error;
      tokens.reject(token, isBelfrys(error));
      return send(await tokens.current(), method, path, parse, body);
    }
  }

  function send<T>(
    token: string,
    method: string,
    path: string,
    parse: (json: unknown) => T,
    body: unknown,
  ): Promise<T> {
    return within(outside.clock, limitMs, async (signal) => {
      const response = await outside
        .fetch(base + path, {
          method,
          signal,
          cache: 'no-store',
          // A click on a notification often leaves the page: what it says must arrive all the same.
          keepalive: method !== 'GET',
          headers: {
            Authorization: `Bearer ${token}`,
            ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          },
          body: JSON.stringify(body), // undefined where there is none
        })
        .catch(unreachable);
      if (!response.ok) throw await readProblem(response, outside.clock.now());
      return response
        .json()
        .then(parse)
        .catch((cause: unknown) => unreadable(response.status, cause));
    });
  }

  return {
    inbox(limit, cursor, view) {
      const query = new URLSearchParams({ limit: String(limit), ...(cursor === null ? {} : { cursor }), ...view });
      return request('GET', `/inbox?${query.toString()}`, parseInboxPage);
    },
    change: (id, change) => request('PATCH', `/inbox/notifications/${encodeURIComponent(id)}`, parseStanding, change),
    markUpTo: (what, upTo) => request('POST', `/inbox/${what}`, parseStanding, upTo),
    preferences: () => request('GET', '/inbox/preferences', parsePreferences),
    savePreferences: (preferences) => request('PUT', '/inbox/preferences', parsePreferences, preferences),
  };
}

function unreachable(cause: unknown): never {
  throw new BelfryError('Belfry cannot be reached.', 0, 'unreachable', { cause });
}

function unreadable(status: number, cause: unknown): never {
  throw new BelfryError("The answer is not one of Belfry's.", status, 'unreadable', { cause });
}
