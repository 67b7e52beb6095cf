import { type BelfryClient, createBelfryClient } from '../src';
import { FakeBrowser, FakeClock, FakeOutside, type FakeTab, inboxJson, json, settled } from '../testing';

export interface OpenTab {
  readonly outside: FakeOutside;
  readonly client: BelfryClient;
  readonly tab: FakeTab;
  /** The positions that the application has been handed, in order; with a bell where this tab is the one that rings. */
  readonly heard: string[];
}

/** Several tabs of one browser, on one clock, in front of one server that is the test. */
export class World {
  readonly clock = new FakeClock();
  readonly browser = new FakeBrowser();
  readonly tabs: OpenTab[] = [];
  answer = () => json(inboxJson([4], 4));

  async open(recipient = 'ada', token: string | (() => string) = 'token-1', clock = this.clock): Promise<OpenTab> {
    const tab = this.browser.tab();
    const outside = new FakeOutside({ clock, tabs: tab });
    outside.answer = () => this.answer();
    const client = createBelfryClient({ token, recipient, outside });
    const heard: string[] = [];
    client.onEvent((event, { live, rings }) => {
      const what = event.kind === 'transient' ? event.notification.title : event.position;
      heard.push(`${what}${live ? '' : ' late'}${rings ? ' rings' : ''}`);
    });
    const opened = { outside, client, tab, heard };
    this.tabs.push(opened);
    client.start();
    await this.clock.advance(0);
    return opened;
  }

  /** Every stream that is open now, in any tab. */
  get streams() {
    return this.tabs.flatMap(({ outside }) => outside.transport.stillOpen);
  }

  get stream() {
    const [only, ...more] = this.streams;
    if (!only || more.length > 0) throw new Error(`${this.streams.length} streams are open`);
    return only;
  }
}

/** A leader and a follower, live at position 4. */
export async function twoTabs() {
  const world = new World();
  const leader = await world.open();
  const follower = await world.open();
  world.stream.connect(4, { counts: { unseen: 1, unread: 1, total: 1 } });
  await settled();
  return { world, leader, follower };
}

export const positions = ({ client }: OpenTab) => client.getState().inbox.notifications.map((n) => n.position);
export const status = ({ client }: OpenTab) => client.getState().connection.status;
export const loads = ({ outside }: OpenTab) => outside.callsTo('GET', '/inbox').length;
