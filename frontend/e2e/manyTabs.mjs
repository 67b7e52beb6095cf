import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freezeTab, heardAll, nextStream, oneStream, post, tabsOf, titlesOf } from './tabs.mjs';
import { world } from './world.mjs';

test('ten tabs open one stream, hear everything once and in order, and ring once', async () => {
  const tabs = await tabsOf('ada', 10);
  await oneStream();

  const titles = await post('ada', 5, 'Ten tabs');
  await Promise.all(tabs.map((tab) => heardAll(tab, titles)));

  for (const tab of tabs) assert.deepEqual(await titlesOf(tab), titles);
  const rings = (await Promise.all(tabs.map((tab) => tab.heard()))).flat().filter(({ rings }) => rings);
  assert.deepEqual(rings.map(({ title }) => title).sort(), [...titles].sort());
  assert.equal(world.proxy.streams(), 1);
});

test('a leader that is closed has a successor within 2 seconds, and nothing is lost or doubled', async () => {
  const [leader, ...others] = await tabsOf('ada', 4);
  const before = await post('ada', 3, 'Before');
  await Promise.all(others.map((tab) => heardAll(tab, before)));

  const posting = post('ada', 20, 'While it closes');
  const next = nextStream();
  const closed = Date.now();
  await leader.page.close();
  await next();
  await Promise.all(others.map((tab) => tab.isLive()));
  const took = Date.now() - closed;
  const titles = [...before, ...(await posting)];
  await Promise.all(others.map((tab) => heardAll(tab, titles)));

  for (const tab of others) assert.deepEqual(await titlesOf(tab), titles);
  console.log(`leader closed: the next tab was live after ${took} ms`);
  assert.ok(took <= 2_000, `${took} ms`);
  assert.equal(world.proxy.streams(), 1);
});

for (const word of [true, false]) {
  const how = word ? 'says that it freezes' : 'freezes without a word';
  test(`a leader that ${how} has a successor within 15 seconds, and catches up when it runs again`, async () => {
    const [leader, ...others] = await tabsOf('ada', 3);
    await oneStream();
    const next = nextStream();

    const frozen = Date.now();
    const thaw = await freezeTab(leader, word);
    await next();
    const titles = await post('ada', 3, 'While it is frozen');
    await Promise.all(others.map((tab) => heardAll(tab, titles)));
    const took = (await others[0].heard()).find(({ title }) => title === titles[0]).at - frozen;
    console.log(`leader that ${how}: the others heard again after ${took} ms`);
    assert.ok(took <= 15_000, `${took} ms`);

    await thaw();
    await leader.until((title) => window.probe.state().titles.includes(title), titles.at(-1));
    await leader.isLive();
    await oneStream();
    for (const tab of others) assert.deepEqual(await titlesOf(tab), titles);
    const { ids } = await leader.state();
    assert.equal(new Set(ids).size, ids.length);
  });
}

test('when Ada leaves and Bob comes, no tab of Bob’s holds a word for Ada', async () => {
  const tabs = await tabsOf('ada', 3);
  let posting = true;
  const adas = (async () => {
    for (let n = 0; posting; n++) await world.belfry.post({ to: 'ada', title: `For Ada alone ${n}` });
  })();

  for (const tab of tabs) await tab.become('bob');
  await Promise.all(tabs.map((tab) => tab.isLive()));
  const titles = await post('bob', 3, 'For Bob');
  await Promise.all(tabs.map((tab) => heardAll(tab, titles)));
  posting = false;
  await adas;

  for (const tab of tabs) {
    assert.deepEqual(await titlesOf(tab), titles);
    const { titles: held } = await tab.state();
    assert.deepEqual(
      held.filter((title) => /Ada/.test(title)),
      [],
    );
  }
  assert.equal(world.proxy.streams(), 1);
});
