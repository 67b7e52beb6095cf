import { type BelfryOptions, createBelfryClient } from '../src';
import { FakeOutside, inboxJson, json } from '../testing';

/** A client that stands at position 4, and the world around it. */
export async function liveClient(options: Partial<BelfryOptions> = {}) {
  const world = clientIn(new FakeOutside(), options);
  world.outside.answer = () => json(inboxJson([4], 4));
  world.client.start();
  await world.clock.advance(0);
  world.transport.last.connect(4, { counts: { unseen: 1, unread: 1, total: 1 } });
  return world;
}

/** A client that has not been started, and the world around it. */
export function clientIn(outside: FakeOutside, options: Partial<BelfryOptions> = {}) {
  const client = createBelfryClient({ token: 'token-1', outside, ...options });
  const { clock, transport } = outside;
  const status = () => client.getState().connection.status;
  const reason = () => client.getState().connection.reason?.code;
  return { outside, client, clock, transport, status, reason };
}
