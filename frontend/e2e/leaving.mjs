import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser } from './chromium.mjs';
import { crash } from './mishaps.mjs';
import { heardAll, nextStream, oneStream, post, tabsOf, titlesOf } from './tabs.mjs';
import { inList, isLive, openAs } from './tab.mjs';
import { world } from './world.mjs';

test('a leader whose process crashes has a successor, and nothing is lost or doubled', async () => {
  const [leader, ...others] = await tabsOf('ada', 3);
  await oneStream();
  const before = await post('ada', 2, 'Before the crash');
  await Promise.all(others.map((tab) => heardAll(tab, before)));
  const posting = post('ada', 20, 'While it crashes');
  const next = nextStream();

  const begun = Date.now();
  await crash(leader.page);
  await next();
  await Promise.all(others.map((tab) => tab.isLive()));
  console.log(`leader crashed: the next tab was live after ${Date.now() - begun} ms`);
  const titles = [...before, ...(await posting)];
  await Promise.all(others.map((tab) => heardAll(tab, titles)));

  for (const tab of others) assert.deepEqual(await titlesOf(tab), titles);
  await oneStream();
});

test('a leader that hung does not ring for what its successor has rung for', async () => {
  const [leader, ...others] = await tabsOf('ada', 3);
  await oneStream();
  const next = nextStream();
  const hung = leader.page.evaluate((ms) => {
    const end = Date.now() + ms;
    while (Date.now() < end);
  }, 16_000);
  await new Promise((resolve) => setTimeout(resolve, 500));
  // Comes by the stream of the one that hangs, which reads it when it runs again.
  const titles = await post('ada', 5, 'Into a hung tab');
  await next();
  await Promise.all(others.map((tab) => heardAll(tab, titles)));

  await hung;
  await leader.until((title) => window.probe.state().titles.includes(title), titles.at(-1));
  await leader.isLive();

  const all = await Promise.all([leader, ...others].map((tab) => tab.heard()));
  const rung = all.flat().flatMap(({ title, rings }) => (rings ? [title] : []));
  assert.deepEqual(rung.sort(), [...titles].sort());
});

test('who goes away and comes back finds what has come meanwhile, live', async (t) => {
  const browser = await openBrowser({ keepsPages: true });
  t.after(() => browser.close());
  const page = await openAs(browser.context, world.belfry, 'ada');
  await isLive(page);
  await page.evaluate(() => (window.wasHere = true));

  await page.goto(world.listed.origin);
  const away = `While away ${Date.now()}`;
  await world.belfry.post({ to: 'ada', title: away });
  await page.goBack({ waitUntil: 'commit' });

  await inList(page, away).waitFor();
  await isLive(page);
  const back = `Back again ${Date.now()}`;
  await world.belfry.post({ to: 'ada', title: back });
  await inList(page, back).waitFor();
  assert.equal(await inList(page, away).count(), 1);
  const why = await page.evaluate(() => {
    if (window.wasHere) return null;
    return window.performance.getEntriesByType('navigation')[0].notRestoredReasons?.reasons.map(({ reason }) => reason);
  });
  console.log(`back: the page ${why === null ? 'was kept as it was' : `was loaded anew (${why})`}`);
});
