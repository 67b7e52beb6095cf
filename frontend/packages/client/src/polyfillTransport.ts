import { EventSourcePolyfill } from 'event-source-polyfill';
import type { OpenStream, StreamListener, Transport } from './transport';

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What the polyfill really dispatches; its types know neither the answer's status nor its headers. */
interface Dispatched {
  readonly type: string;
  readonly data?: string;
  readonly lastEventId?: string;
  readonly status?: number;
  readonly headers?: Headers;
}

/**
 * A stream by `event-source-polyfill`: like `EventSource`, but it can send the `Authorization` header.
 *
 * @param fetchNow the browser's own if left out
 */
export function eventSourcePolyfillTransport(fetchNow: Fetch = (url, init) => fetch(url, init)): Transport {
  return {
    open(request, listener): OpenStream {
      const source = new EventSourcePolyfill(request.url, {
        headers: { ...request.headers },
        heartbeatTimeout: request.silenceMs,
        Transport: carriedBy(fetchNow),
      });
      let closed = false;
      const close = () => {
        closed = true;
        source.close();
      };
      // Everything passes here, also events of a kind that nobody has registered for and that a later release may send.
      source.dispatchEvent = (event) => {
        if (!closed) pass(event, listener, close);
        return true;
      };
      return { close };
    },
  };
}

function pass(event: Dispatched, listener: StreamListener, close: () => void): void {
  if (event.data !== undefined) {
    listener.frame({ event: event.type, data: event.data, id: event.lastEventId ?? '' });
  } else if (event.type === 'error') {
    // Left to itself the polyfill returns without jitter after some endings and never after others.
    close();
    listener.ended({ status: event.status, headers: event.headers });
  }
}

type OnStart = (status: number, statusText: string, contentType: string | null, headers: Headers) => void;

/**
 * The polyfill's own carrier leaves an unhandled rejection behind whenever a stream that broke is closed, and takes every cut
 * for an error of the page. This one is told how to fetch and says nothing.
 */
function carriedBy(fetchNow: Fetch) {
  return class {
    open(
      _: unknown,
      onStart: OnStart,
      onProgress: (text: string) => void,
      onFinish: () => void,
      url: string,
      __: boolean,
      headers: Record<string, string>,
    ) {
      const controller = new AbortController();
      const init = { headers, signal: controller.signal, cache: 'no-store' } as const;
      carry(() => fetchNow(url, init), onStart, onProgress)
        .catch(() => {}) // a cut is an ending like any other
        .finally(onFinish);
      return { abort: () => controller.abort() };
    }
  };
}

async function carry(request: () => Promise<Response>, onStart: OnStart, onProgress: (text: string) => void) {
  const response = await request();
  onStart(response.status, response.statusText, response.headers.get('Content-Type'), response.headers);
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    onProgress(decoder.decode(part.value, { stream: true }));
  }
}
