import type { OpenStream, StreamListener, StreamRequest, Transport, TransportEnding } from './transport';

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What polling needs to see of `GET /inbox`; the client reads the rest. */
interface Page {
  readonly data: readonly { readonly position: number }[];
  readonly counts: object;
  readonly position: number;
  readonly lastEventId: string;
}

/**
 * No stream at all, for where something on the way holds every stream back: asks for the first page of the inbox every half
 * minute or so. What is new is handed on as events; whatever else has changed comes as a snapshot.
 */
export function pollingTransport(
  everyMs = 30_000,
  fetchNow: Fetch = (url, init) => fetch(url, init),
  random: () => number = Math.random,
): Transport {
  return {
    open(request, listener): OpenStream {
      const closing = new AbortController();
      let timer: ReturnType<typeof setTimeout> | undefined;
      let known: Page | null = null;

      async function poll(): Promise<void> {
        const answer = await ask(request, fetchNow, closing.signal);
        if (closing.signal.aborted) return;
        if (!('data' in answer)) return listener.ended(answer);
        tell(listener, answer, known);
        known = answer;
        // All tabs of all people began when the server came back: they must not stay in step.
        timer = setTimeout(() => void poll(), everyMs * (0.8 + 0.4 * random()));
      }

      timer = setTimeout(() => void poll(), 0);
      return {
        close() {
          clearTimeout(timer);
          closing.abort();
        },
      };
    },
  };
}

async function ask(
  { url, headers, silenceMs }: StreamRequest,
  fetchNow: Fetch,
  closing: AbortSignal,
): Promise<Page | TransportEnding> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), silenceMs);
  closing.addEventListener('abort', () => late.abort(), { once: true });
  try {
    const inbox = url.replace(/\/stream\?.*/, '?limit=100');
    const response = await fetchNow(inbox, { headers, signal: late.signal, cache: 'no-store' });
    if (response.ok) return (await response.json()) as Page;
    return response;
  } catch {
    return {}; // not reached, or not Belfry's
  } finally {
    clearTimeout(timer);
  }
}

function tell(listener: StreamListener, page: Page, known: Page | null): void {
  const say = (event: string, data: object) => listener.frame({ event, data: JSON.stringify(data), id: '' });
  const { counts, position, lastEventId } = page;
  if (known === null) say('connect', { connectionId: '', head: position, counts });
  if (known?.lastEventId === lastEventId) return;
  for (const notification of known === null ? [] : page.data.toReversed()) {
    if (notification.position > (known?.position ?? 0)) {
      say('notification', { notification, position: notification.position, counts });
    }
  }
  say('snapshot', page);
}
