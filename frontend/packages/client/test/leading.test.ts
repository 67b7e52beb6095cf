import { describe, expect, it } from 'vitest';
import { FakeClock, inboxJson, json, problem, settled } from '../testing';
import { World, loads, positions, status, twoTabs } from './tabsWorld';

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

  it('does not ring twice: what a leader reads late, when it runs again, its successor has rung for', async () => {
    const { world, leader, follower } = await twoTabs();
    const former = world.stream;
    leader.tab.freeze();
    await world.clock.advance(13_000);
    follower.outside.transport.last.connect(4);
    follower.outside.transport.last.notify(5);
    world.answer = () => json(inboxJson([5, 4], 5));

    former.notify(5); // was on its way when the leader hung
    former.end();
    await leader.tab.thaw();
    await world.clock.advance(0);

    expect([leader.heard, follower.heard]).toEqual([[], ['5 rings']]);
    expect([positions(leader), status(leader)]).toEqual([[5, 4], 'live']);
    expect(world.streams).toHaveLength(1);
  });

  it('is kept by a leader that was only idle, and what comes then is handed on in order', async () => {
    const { world, leader, follower } = await twoTabs();
    await world.clock.advance(60_000);

    world.stream.notify(5);
    world.stream.notify(6);
    world.stream.bye('deploy', true, 1_000);
    await settled();

    expect(leader.heard).toEqual(['5 rings', '6 rings']);
    expect(follower.heard).toEqual(['5', '6']);
    expect(status(leader)).toBe('reconnecting');
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

it('a following tab that has loaded what was undone since loads anew', async () => {
  const { world, leader, follower } = await twoTabs();
  world.answer = () => json(inboxJson([5, 4], 5));
  await follower.client.refresh();
  world.answer = () => json(inboxJson([4], 5, { lastEventId: 'v1.5.ffffffff' }));
  const removed = { ids: ['n1'], position: 5, counts: { unseen: 1, unread: 1, total: 1 } };

  world.stream.frame('removed', JSON.stringify(removed), 'v1.5.ffffffff');
  await settled();

  expect([positions(leader), positions(follower)]).toEqual([[4], [4]]);
  expect([loads(leader), loads(follower)]).toEqual([1, 3]);
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
