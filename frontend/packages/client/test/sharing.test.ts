import { describe, expect, it } from 'vitest';
import { createBelfryClient } from '../src';
import { FakeOutside, settled } from '../testing';
import { World, positions, status, twoTabs } from './tabsWorld';

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

    world.stream.refuse(401);
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

it('a token of somebody else opens nothing', async () => {
  const world = new World();
  const token = `${btoa('{}')}.${btoa('{"sub":"bob"}')}.s`;
  const { client, outside } = await world.open('ada', token);

  expect(client.getState().connection).toMatchObject({ status: 'stopped', reason: { code: 'other-recipient' } });
  expect(outside.calls).toEqual([]);
});
