import type { Ending } from './endings';
import type { Connected, InboxEvent, InboxPage, TransientEvent } from './events';
import type { Outside } from './outside';
import { BelfryError, retryAfterMs } from './problem';
import type { StreamRequest, TransportEnding } from './transport';
import { type Frame, WireError, parseFrame } from './wire';

/** What one stream brings before it ends. */
export interface StreamEvents {
  connected(event: Connected): void;
  received(event: InboxEvent | TransientEvent): void;
  replaced(page: InboxPage): void;
}

/**
 * Follows one stream to its end, and closes the transport whatever the end is. Nothing is handed on afterwards.
 *
 * @param connectWithinMs how long to wait for `connect`: a browser whose connections are all in use says nothing at all
 */
export function followStream(
  { clock, transport }: Outside,
  request: StreamRequest,
  connectWithinMs: number,
  signal: AbortSignal,
  events: StreamEvents,
): Promise<Ending> {
  return new Promise((resolve) => {
    let ended = false;
    const end = (ending: Ending) => {
      ended = true;
      cancelLimit();
      signal.removeEventListener('abort', abort);
      stream.close();
      resolve(ending);
    };
    const abort = () => end({ kind: 'lost' });
    const cancelLimit = clock.after(connectWithinMs, () => end({ kind: 'silent' }));
    signal.addEventListener('abort', abort);

    const stream = transport.open(request, {
      frame(frame) {
        if (ended) return;
        const event = parse(frame);
        switch (event.kind) {
          case 'connect':
            cancelLimit();
            return events.connected(event);
          case 'reset':
          case 'bye':
          case 'unreadable':
            return end(event);
          case 'snapshot':
            return events.replaced(event.page);
          case 'ignored':
            return;
          default:
            return events.received(event);
        }
      },
      ended: (ending) => end(judge(ending, clock.now())),
    });
  });
}

function parse(frame: Frame): ReturnType<typeof parseFrame> | { readonly kind: 'unreadable' } {
  try {
    return parseFrame(frame);
  } catch (error) {
    if (error instanceof WireError) return { kind: 'unreadable' };
    throw error;
  }
}

function judge({ status, retryAfter }: TransportEnding, now: number): Ending {
  if (status === undefined) return { kind: 'lost' };
  if (status === 401) return { kind: 'rejected' };
  const words =
    status === 200 ? 'A proxy answered in the place of Belfry.' : `The stream was refused (status ${status}).`;
  return {
    kind: 'refused',
    error: new BelfryError(words, status, `stream-${status}`, { retryAfterMs: retryAfterMs(retryAfter, now) }),
  };
}
