// The real client as ./belfry chaos runs it, many of them in one process. SUBSCRIBERS says whose and where; each line on standard
// input is answered with one line: what every client has handed to its app, and what it shows.
import { createInterface } from 'node:readline';
import { type BelfryClient, type Notification, createBelfryClient, eventSourcePolyfillTransport } from '@belfry/client';

interface Setup {
  /** Where nodes are reached, as a balancer would know. */
  readonly doors: readonly number[];
  /** Gives a token for `<this>/<recipient>`, or does not. */
  readonly tokens: string;
  readonly recipients: readonly string[];
}

const NOWHERE = 'http://belfry.invalid';
const EVENTS_TO_A_READ = 40;
const SIGN_IN_AGAIN_MS = 2_000;

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

const numberOf = (notification: Notification) => Number(notification.data?.['number']);

function subscriber(recipient: string) {
  const handed: (readonly [number: number, position: number])[] = [];
  const seen = new Set<number>();
  const client: BelfryClient = createBelfryClient({
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
  });
  client.onEvent((event) => {
    if (event.kind !== 'notification') return;
    handed.push([numberOf(event.notification), event.position]);
    if (handed.length % EVENTS_TO_A_READ === 0) client.markRead(event.notification.id).catch(() => {});
  });
  client.subscribe(() => {
    const { connection, inbox } = client.getState();
    inbox.notifications.forEach((notification) => seen.add(numberOf(notification)));
    // the person signs in again
    if (connection.status === 'stopped') setTimeout(() => client.retryNow(), SIGN_IN_AGAIN_MS);
  });
  client.start();
  return () => {
    const { inbox, connection } = client.getState();
    const { position, counts, notifications } = inbox;
    const shown = notifications.map(numberOf);
    return { recipient, status: connection.status, position, counts, shown, handed, seen: [...seen] };
  };
}

const reports = setup.recipients.map(subscriber);
createInterface({ input: process.stdin })
  .on('line', () => console.log(JSON.stringify(reports.map((report) => report()))))
  .on('close', () => process.exit(0)); // whoever has started this is gone
