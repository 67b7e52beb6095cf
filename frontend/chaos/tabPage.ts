// A tab: the client with the transport it is shipped with, its stream shared with the other tabs of the same person.
import { type Transport, createBelfryClient, eventSourcePolyfillTransport } from '@belfry/client';
import { recorded } from './recorded';

const SIGN_IN_WITHIN_MS = 5_000;

const recipient = new URLSearchParams(location.search).get('as') ?? '';
const polyfill = eventSourcePolyfillTransport();
let ledAt = 0;

/** Notes when this tab has opened a stream: whichever did so last leads. */
const transport: Transport = {
  open(request, listener) {
    ledAt = Date.now();
    return polyfill.open(request, listener);
  },
};

const client = createBelfryClient({
  recipient,
  pageSize: 100,
  silenceMs: 7_000,
  async token() {
    const answer = await fetch(`/token/${recipient}`, { signal: AbortSignal.timeout(SIGN_IN_WITHIN_MS) });
    if (!answer.ok) throw new Error(`the sign-in answers ${answer.status}`);
    return answer.text();
  },
  outside: { transport },
});

Object.assign(window, { tab: { report: recorded(recipient, client), ledAt: () => ledAt } });
