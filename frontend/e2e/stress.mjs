import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser } from './chromium.mjs';
import { eventually, eventuallyHolds } from './eventually.mjs';
import { openProbe } from './probe.mjs';
import { world } from './world.mjs';

const ACTIONS = Number(process.env.E2E_ACTIONS ?? 200);
const CUTS = 20;

/** The same dice for the same seed, so that a failure can be thrown again. */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** That the tab is live, and has what the server has, from the first row to the last. */
async function assertShowsTheTruth(tab, who) {
  const { position, counts, data } = await world.belfry.inbox('bob', 100);
  if ((await tab.state()).ids.length < data.length) await tab.act({ kind: 'more' });
  const { status, position: reached, counts: badge, ids } = await tab.state();
  assert.deepEqual(
    { status, position: reached, counts: badge, ids: ids.slice(0, data.length) },
    { status: 'live', position, counts, ids: data.map(({ id }) => id) },
    who,
  );
  assert.equal(new Set(ids).size, ids.length, who);
  return counts;
}

test(`${ACTIONS} random actions in five tabs of two browsers, with ${CUTS} cuts: every badge is the server's number`, async (t) => {
  const seed = Number(process.env.E2E_SEED ?? Date.now() % 1_000_000);
  const roll = dice(seed);
  const other = await openBrowser();
  t.after(() => other.close());
  const tabs = [];
  for (let n = 0; n < 5; n++) {
    tabs.push(await openProbe((n < 3 ? world.browser : other).context, world.proxy.origin, 'bob'));
  }
  const posted = [];
  const begun = Date.now();
  for (let n = 0; n < ACTIONS; n++) {
    if (n % Math.ceil(ACTIONS / CUTS) === 0) world.proxy.cut();
    const tab = tabs[roll(tabs.length)];
    const nth = roll(20);
    const action = [
      async () => posted.push((await world.belfry.post({ to: 'bob', title: `Action ${n}` })).id),
      () => world.belfry.recall(posted[roll(posted.length)]),
      () => tab.act({ kind: 'read', nth }),
      () => tab.act({ kind: 'read', nth }),
      () => tab.act({ kind: nth < 4 ? 'archive' : 'unread', nth }),
      () => tab.act({ kind: 'seenAll' }),
      () => tab.act({ kind: nth < 4 ? 'readAll' : 'refresh' }),
      () => tab.act({ kind: 'more' }),
    ][posted.length === 0 ? 0 : roll(8)];
    await action();
  }

  let counts;
  for (const [n, tab] of tabs.entries()) {
    await eventuallyHolds(async () => {
      counts = await assertShowsTheTruth(tab, `tab ${n}, seed ${seed}`);
    });
    const positions = (await tab.heard()).map(({ position }) => position);
    assert.deepEqual(
      positions,
      [...new Set(positions)].sort((a, b) => a - b),
      `once and in order: tab ${n}, seed ${seed}`,
    );
  }
  await eventually('one stream for each browser', () => world.proxy.streams() === 2);
  console.log(
    `${ACTIONS} actions, ${CUTS} cuts in ${Date.now() - begun} ms (seed ${seed}): ${JSON.stringify(counts)} everywhere`,
  );
});

test('300 that were missed arrive complete, in order, and with one summary', async () => {
  const { belfry, browser, proxy } = world;
  await belfry.readAll('bob');
  const tab = await openProbe(browser.context, proxy.origin, 'bob');
  const page = await browser.context.newPage();
  await page.goto(`${proxy.origin}/?as=bob`);
  await page.locator('.bf-bell-button[data-live=true]').waitFor();

  await browser.context.setOffline(true);
  proxy.cut();
  await tab.until(() => window.probe.state().status !== 'live');
  const titles = Array.from({ length: 300 }, (_, n) => `Missed ${n} ${Date.now()}`);
  for (let from = 0; from < titles.length; from += 20) {
    for (const title of titles.slice(from, from + 20)) await belfry.post({ to: 'bob', title });
  }
  const back = Date.now();
  await browser.context.setOffline(false);
  await tab.until((last) => window.probe.heard.some(({ title }) => title === last), titles.at(-1));
  const took = Date.now() - back;

  const heard = (await tab.heard()).filter(({ title }) => title !== null);
  assert.deepEqual(
    heard.map(({ title }) => title),
    titles,
  );
  assert.equal(
    heard.some(({ live }) => live),
    false,
  );
  await page.getByRole('button', { name: 'Notifications, over 99 unread' }).waitFor();
  const toast = page.locator('.bf-toast').getByText('300 new notifications');
  const announced = page.locator('.bf-hidden[role=status]').filter({ hasText: '300 new notifications' });
  // One tab of the two rings: the one that had the attention last.
  await announced.waitFor({ state: 'attached', timeout: 10_000 });
  await toast.waitFor();
  assert.equal(await page.locator('.bf-toast').count(), 1);
  console.log(`300 missed: there ${took} ms after the network was back`);
});
