// The real client as ./belfry chaos runs it, many of them in one process. SUBSCRIBERS says whose and where; each line on standard
// input is answered with one line: what every client has handed to its app, and what it shows.
import { createInterface } from 'node:readline';
import { createBelfryClient, eventSourcePolyfillTransport } from '@belfry/client';
import { recorded } from './recorded';

interface Setup {
  /** Where nodes are reached, as a balancer would know. */
  readonly doors: readonly number[];
  /** Gives a token for `<this>/<recipient>`, or does not. */
  readonly tokens: string;
  readonly recipients: readonly string[];
}

const NOWHERE = 'http://belfry.invalid';

const setup = JSON.parse(process.env['SUBSCRIBERS'] ?? '') as Setup;
let turn = 0;

/** By the next door where anybody answers, as the shipped edge does. */
async function reach(url: string, init: RequestInit): Promise<Response> {
  turn += 1;
  for (let i = 1; ; i += 1) {
    const door = setup.doors[(turn + i) % setup.doors.length] ?? 0;
    try {
      return await fetch(url.replace(NOWHERE, `http://127.0.0.1:${door}`), init);
    } catch (cause) {
      if (i >= setup.doors.length || init.signal?.aborted) throw cause;
    }
  }
}

const subscriber = (recipient: string) =>
  recorded(
    recipient,
    createBelfryClient({
      baseUrl: NOWHERE,
      shareAcrossTabs: false,
      pageSize: 100,
      silenceMs: 7_000,
      async token() {
        const answer = await fetch(`${setup.tokens}/${recipient}`);
        if (!answer.ok) throw new Error(`the sign-in answers ${answer.status}`);
        return answer.text();
      },
      outside: {
        fetch: reach,
        transport: eventSourcePolyfillTransport(reach),
        network: { isOnline: () => true, onOnline: () => () => {} },
        page: { isVisible: () => true, hasAttention: () => true, onChange: () => () => {} },
      },
    }),
  );

const reports = setup.recipients.map(subscriber);
createInterface({ input: process.stdin })
  .on('line', () => {
    void Promise.all(reports.map((report) => report())).then((all) => console.log(JSON.stringify(all)));
  })
  .on('close', () => process.exit(0)); // whoever has started this is gone
