import { describe, expect, it } from 'vitest';
import { type BelfryClient, createBelfryClient } from '../src';
import { FakeBrowser, FakeClock, FakeOutside, FakeTab, inboxJson, json, problem, settled } from '../testing';

interface OpenTab {
  readonly outside: FakeOutside;
  readonly client: BelfryClient;
  readonly tab: FakeTab;
  /** The positions that the application has been handed, in order; with a bell where this tab is the one that rings. */
  readonly heard: string[];
}

/** Several tabs of one browser, on one clock, in front of one server that is the test. */
class World {
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

async function twoTabs() {
  const world = new World();
  const leader = await world.open();
  const follower = await world.open();
  world.stream.connect(4, { counts: { unseen: 1, unread: 1, total: 1 } });
  await settled();
  return { world, leader, follower };
}

const positions = ({ client }: OpenTab) => client.getState().inbox.notifications.map((n) => n.position);
const status = ({ client }: OpenTab) => client.getState().connection.status;
const loads = ({ outside }: OpenTab) => outside.callsTo('GET', '/inbox').length;

describe('tabs of one person', () => {
  it('have one stream, and all of them are live and hear everything once', async () => {
    const world = new World();
    for (let n = 0; n < 10; n++) await world.open();

    world.stream.connect(4);
    world.stream.notify(5);
    world.stream.notify(6);
    await settled();

    expect(world.streams).toHaveLength(1);
    for (const tab of world.tabs) {
      expect([status(tab), positions(tab)]).toEqual(['live', [6, 5, 4]]);
      expect(tab.heard.map((h) => h[0])).toEqual(['5', '6']);
    }
  });

  it('ring once: in the tab that last had the attention, else in the leader', async () => {
    const { world, leader, follower } = await twoTabs();

    world.stream.notify(5);
    await settled();
    expect([leader.heard, follower.heard]).toEqual([['5 rings'], ['5']]);

    follower.outside.page.becomes('attention');
    await settled();
    world.stream.notify(6);
    await settled();
    expect([leader.heard.at(-1), follower.heard.at(-1)]).toEqual(['6', '6 rings']);

    follower.outside.page.becomes('hidden');
    await settled();
    world.stream.notify(7);
    await settled();
    expect([leader.heard.at(-1), follower.heard.at(-1)]).toEqual(['7 rings', '7']);
  });

  it('hear what is transient at most once, and one that hears of it too late does not', async () => {
    const { world, leader, follower } = await twoTabs();
    const late = await world.open();
    late.outside.page.visible = false; // so it does not mind that nobody answers
    late.tab.freeze();

    world.stream.send('transient', { notification: { title: 'Lin is typing', createdAt: 'x' } });
    await settled();
    await world.clock.advance(16_000);
    await late.tab.thaw();
    world.stream.notify(5);
    await settled();

    expect(leader.heard).toEqual(['Lin is typing rings', '5 rings']);
    expect(follower.heard).toEqual(['Lin is typing', '5']);
    expect(late.heard).toEqual(['5']);
  });

  it('see the same connection, and a retry in one is a retry for all', async () => {
    const { world, leader, follower } = await twoTabs();

    world.stream.end();
    await world.clock.advance(0);
    expect([status(leader), status(follower)]).toEqual(['reconnecting', 'reconnecting']);
    expect(follower.client.getState().connection).toMatchObject({ nextRetryAt: world.clock.now() + 1_000 });

    follower.client.retryNow();
    await settled();
    expect(leader.outside.transport.streams).toHaveLength(2);
    world.stream.connect(4);
    await settled();
    expect([status(leader), status(follower)]).toEqual(['live', 'live']);
  });

  it('stop together when the sign-in is over, and go on together when somebody has signed in again', async () => {
    const world = new World();
    let token = 'old';
    const first = await world.open('ada', () => token);
    const second = await world.open('ada', () => token);
    world.stream.connect(4);
    await settled();

    world.stream.end({ status: 401 });
    await world.clock.advance(60_000);
    expect([status(first), status(second)]).toEqual(['stopped', 'stopped']);
    expect(world.tabs.flatMap((t) => t.outside.transport.streams)).toHaveLength(1);

    token = 'new';
    const third = await world.open('ada', () => token);
    world.stream.connect(4);
    await world.clock.advance(0);

    expect([first, second, third].map(status)).toEqual(['live', 'live', 'live']);
    expect(world.streams).toHaveLength(1);
  });

  it('do not lead without the lock, also when it is taken from one that has just stopped', async () => {
    const { world, leader } = await twoTabs();
    leader.outside.page.visible = false;
    world.stream.bye('evicted', false, 60_000);
    await settled();

    world.browser.claim('belfry-1 /api/v1 ada', { tab: world.browser.tab(), held: () => {}, lost: () => {} }, true);
    await settled();
    leader.client.retryNow();
    await world.clock.advance(5_000);

    expect(world.streams).toHaveLength(0);
  });

  it('of different people, or servers, have nothing in common', async () => {
    const world = new World();
    await world.open('ada');
    await world.open('bob');

    expect(world.streams).toHaveLength(2);
    world.tabs[0]?.outside.transport.last.connect(4);
    world.tabs[0]?.outside.transport.last.notify(5);
    await settled();

    expect(world.tabs.map((t) => t.heard.length)).toEqual([1, 0]);
  });

  it('have a stream each where they cannot find each other', async () => {
    const alone = () => new FakeOutside();
    const outsides = [alone(), alone()];

    for (const outside of outsides) {
      createBelfryClient({ token: 't', recipient: 'ada', outside }).start();
      await outside.clock.advance(0);
    }

    expect(outsides.map((o) => o.transport.stillOpen.length)).toEqual([1, 1]);
  });
});

describe('the lead', () => {
  it('is handed over when the leader closes, and the next one goes on where it stands', async () => {
    const { world, leader, follower } = await twoTabs();
    world.stream.notify(5);
    await settled();

    leader.client.stop();
    await world.clock.advance(0);

    expect(world.stream.query('lastEventId')).toBe('v1.5.00000000');
    expect(world.stream.query('previous')).toBe('connection-4');
    expect(loads(follower)).toBe(1);
    world.stream.connect(5, { head: 6 });
    world.stream.notify(6);
    expect(follower.heard).toEqual(['5', '6 late rings']);
    expect(status(follower)).toBe('live');
  });

  it('is lost by a leader that does not answer for 10 seconds, and the stream of that one is closed when it runs', async () => {
    const { world, leader, follower } = await twoTabs();
    const former = world.stream;

    leader.tab.freeze();
    await world.clock.advance(9_000);
    expect(follower.outside.transport.streams).toHaveLength(0);
    await world.clock.advance(4_000);

    expect(follower.outside.transport.streams).toHaveLength(1);
    expect(follower.outside.transport.last.query('previous')).toBe('connection-4');
    follower.outside.transport.last.connect(4);
    follower.outside.transport.last.notify(5);
    world.answer = () => json(inboxJson([5, 4], 5));
    await leader.tab.thaw();
    await world.clock.advance(0);

    expect(former.isClosed).toBe(true);
    expect(world.streams).toHaveLength(1);
    expect(positions(leader)).toEqual([5, 4]);
    await world.clock.advance(60_000);
    expect([status(leader), status(follower)]).toEqual(['live', 'live']);
    expect(world.streams).toHaveLength(1);
  });

  it('is not taken from a leader that answers, nor by a hidden tab', async () => {
    const { world, leader, follower } = await twoTabs();
    await world.clock.advance(120_000);
    expect(follower.outside.transport.streams).toHaveLength(0);

    follower.outside.page.visible = false;
    leader.tab.freeze();
    await world.clock.advance(120_000);
    expect(follower.outside.transport.streams).toHaveLength(0);

    follower.outside.page.visible = true;
    await world.clock.advance(13_000);
    expect(follower.outside.transport.streams).toHaveLength(1);
  });

  it('is given back by a page that falls asleep, which loads anew when it wakes', async () => {
    const { world, leader, follower } = await twoTabs();
    const former = world.stream;

    leader.outside.page.becomes('asleep');
    await world.clock.advance(0);
    expect(former.isClosed).toBe(true);
    follower.outside.transport.last.connect(4);
    follower.outside.transport.last.notify(5);
    world.answer = () => json(inboxJson([5, 4], 5));

    leader.outside.page.becomes('awake');
    await world.clock.advance(0);

    expect(loads(leader)).toBe(2);
    expect([positions(leader), leader.heard, status(leader)]).toEqual([[5, 4], [], 'live']);
    expect(world.streams).toHaveLength(1);
  });

  it('reminds a leader whose timers are late', async () => {
    const world = new World();
    const hidden = new FakeClock(); // stands still, as the timers of a hidden tab do for a minute
    const opening = world.open('ada', 'token-1', hidden);
    await hidden.advance(0);
    const leader = await opening;
    await world.open();
    world.stream.connect(4);
    await settled();

    world.stream.end();
    await world.clock.advance(3_000);

    expect(leader.outside.transport.streams).toHaveLength(2);
  });
});

describe('a tab that has missed something', () => {
  it('notices it with the next event, and loads the inbox anew', async () => {
    const { world, leader, follower } = await twoTabs();
    follower.tab.freeze();
    world.stream.notify(5);
    await settled();
    follower.tab.forget();
    await follower.tab.thaw();
    world.answer = () => json(inboxJson([6, 5, 4], 6));

    world.stream.notify(6);
    await world.clock.advance(1_000);

    expect([positions(follower), follower.heard, loads(follower)]).toEqual([[6, 5, 4], [], 2]);
    expect([positions(leader), loads(leader)]).toEqual([[6, 5, 4], 1]);
  });

  it('notices it without an event, too, when it asks how things are', async () => {
    const { world, follower } = await twoTabs();
    follower.tab.freeze();
    world.stream.notify(5);
    await settled();
    follower.tab.forget();
    await follower.tab.thaw();
    world.answer = () => json(inboxJson([5, 4], 5));

    follower.outside.page.becomes('attention');
    await world.clock.advance(1_000);

    expect(positions(follower)).toEqual([5, 4]);
  });

  it('is handed what comes while it loads, once', async () => {
    const { world } = await twoTabs();
    let answer: (response: Response) => void = () => {};
    world.answer = () => new Promise((resolve) => (answer = resolve)) as unknown as Response;
    const third = await world.open();

    world.stream.notify(5);
    world.stream.notify(6);
    await settled();
    answer(json(inboxJson([5, 4], 5)));
    await world.clock.advance(0);

    expect([positions(third), third.heard]).toEqual([[6, 5, 4], ['6']]);
  });
});

describe('a reset', () => {
  it('replaces what every tab holds, also with smaller numbers, by one request', async () => {
    const { world, leader, follower } = await twoTabs();
    world.answer = () => json(inboxJson([2], 2));

    world.stream.send('reset', { reason: 'diverged', retryMs: 1_000 });
    await world.clock.advance(1_000);
    world.stream.connect(2);
    world.stream.notify(3);
    await settled();

    for (const tab of [leader, follower]) {
      expect([positions(tab), tab.heard.map((h) => h[0]), status(tab)]).toEqual([[3, 2], ['3'], 'live']);
    }
    expect([loads(leader), loads(follower)]).toEqual([2, 1]);
  });

  it('that a sleeping tab has missed is noticed, though its own position is greater', async () => {
    const { world, follower } = await twoTabs();
    follower.tab.freeze();
    world.answer = () => json(inboxJson([2], 2));
    world.stream.send('reset', { reason: 'diverged', retryMs: 1_000 });
    await world.clock.advance(1_000);
    world.stream.connect(2);
    await settled();
    follower.tab.forget();
    await follower.tab.thaw();

    world.stream.notify(3);
    world.answer = () => json(inboxJson([3, 2], 3));
    await world.clock.advance(1_000);

    expect([positions(follower), follower.client.getState().inbox.position]).toEqual([[3, 2], 3]);
  });
});

it('a token of somebody else opens nothing', async () => {
  const world = new World();
  const token = `${btoa('{}')}.${btoa('{"sub":"bob"}')}.s`;
  const { client, outside } = await world.open('ada', token);

  expect(client.getState().connection).toMatchObject({ status: 'stopped', reason: { code: 'other-recipient' } });
  expect(outside.calls).toEqual([]);
});

it('a refused list leaves a following tab to try again', async () => {
  const { world } = await twoTabs();
  world.answer = () => problem(503, 'busy');
  const third = await world.open();
  expect(status(third)).toBe('reconnecting');

  world.answer = () => json(inboxJson([4], 4));
  await world.clock.advance(2_000);
  expect([status(third), positions(third)]).toEqual(['live', [4]]);
});
