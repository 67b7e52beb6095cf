import { createFrames } from './frames';
import type { StreamListener, StreamRequest, Transport, TransportEnding } from './transport';

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A stream by `fetch` and nothing else: smaller than the polyfill, for browsers of the last few years and for Node. */
export function fetchTransport(fetchNow: Fetch = (url, init) => fetch(url, init)): Transport {
  return {
    open(request, listener) {
      const controller = new AbortController();
      void follow(request, listener, fetchNow, controller).then((ending) => {
        if (ending !== null) listener.ended(ending);
      });
      return { close: () => controller.abort('closed') };
    },
  };
}

/** Null when it was closed from here. */
async function follow(
  { url, headers, silenceMs }: StreamRequest,
  listener: StreamListener,
  fetchNow: Fetch,
  controller: AbortController,
): Promise<TransportEnding | null> {
  const { signal } = controller;
  const isClosed = () => signal.reason === 'closed';
  let silence: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(() => controller.abort('silence'), silenceMs);
  };
  try {
    heard();
    const response = await fetchNow(url, {
      headers: { Accept: 'text/event-stream', ...headers },
      signal,
      cache: 'no-store',
    });
    if (!isStream(response)) return isClosed() ? null : response;
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const feed = createFrames((frame) => {
      if (!isClosed()) listener.frame(frame);
    });
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      heard();
      feed(part.value);
    }
  } catch {
    // a cut is an ending like any other
  } finally {
    clearTimeout(silence);
    controller.abort(signal.reason ?? 'over');
  }
  return isClosed() ? null : {};
}

function isStream({ status, headers }: Response): boolean {
  return status === 200 && headers.get('Content-Type')?.startsWith('text/event-stream') === true;
}
