import { noAnswer } from './deadline';
import type { Ending } from './endings';
import type { Connected, InboxEvent, InboxPage, TransientEvent } from './events';
import type { Outside } from './outside';
import { refusal } from './problem';
import type { StreamRequest, TransportEnding } from './transport';
import { type Frame, parseFrame } from './wire';

/** After so long without a word this tab may have hung, and another one have the lead: that one takes twice as long. */
const HUNG_MS = 5_000;

/** What one stream brings before it ends. */
export interface StreamEvents {
  connected(event: Connected): void;
  received(event: InboxEvent | TransientEvent): void;
  replaced(page: InboxPage): void;
}

/**
 * Follows one stream to its end, and closes the transport whatever the end is. Nothing is handed on afterwards.
 *
 * @param settled waits for whatever the browser has to say about the lead: what a hung tab has missed must not overtake it
 * @param connectWithinMs how long to wait for `connect`: a browser whose connections are all in use says nothing at all
 */
export function followStream(
  { clock, transport }: Outside,
  request: StreamRequest,
  settled: () => Promise<unknown> | undefined,
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
    const cancelLimit = clock.after(connectWithinMs, () => end({ kind: 'refused', error: noAnswer() }));
    signal.addEventListener('abort', abort);

    let heardAt = clock.now();
    let turn: Promise<unknown> | undefined;
    const inTurn = (run: () => void) => {
      if (clock.now() - heardAt > HUNG_MS) turn = settled() ?? turn;
      heardAt = clock.now();
      if (turn) turn = turn.then(run);
      else run();
    };

    const stream = transport.open(request, {
      frame: (frame) =>
        inTurn(() => {
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
        }),
      ended: (ending) => inTurn(() => end(judge(ending, clock.now()))),
    });
  });
}

function parse(frame: Frame): ReturnType<typeof parseFrame> | { readonly kind: 'unreadable' } {
  try {
    return parseFrame(frame);
  } catch {
    return { kind: 'unreadable' };
  }
}

function judge({ status, headers }: TransportEnding, now: number): Ending {
  if (status === undefined) return { kind: 'lost' };
  return { kind: status === 401 ? 'rejected' : 'refused', error: refusal({ status, headers }, now) };
}
