import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from './eventually.mjs';
import { announced, bell, connectionLine, inList, isLive, openAs } from './tab.mjs';
import { world } from './world.mjs';

test('two tabs ring together, read together, and catch up after the server was killed', async () => {
  const { belfry, browser } = world;
  await belfry.readAll('ada');
  const tabs = [await openAs(browser.context, belfry, 'ada'), await openAs(browser.context, belfry, 'ada')];
  const [first, second] = tabs;
  await Promise.all(tabs.map(isLive));
  for (const tab of tabs) await tab.evaluate(() => (window.neverReloaded = true));
  const name = (n) => `Two tabs ${n} ${Date.now()}`;
  const [one, two, three] = [name('one'), name('two'), name('three')];

  await belfry.post({ to: 'ada', title: one });
  for (const tab of tabs) {
    await bell(tab, 'Notifications, 1 unread').waitFor();
    assert.match(await tab.title(), /^\(1\) /);
  }

  const spoken = async () => (await Promise.all(tabs.map((tab) => announced(tab, `New: ${one}`).count()))).join();
  await eventually('one tab says it', async () => ['1,0', '0,1'].includes(await spoken()), 10_000);

  await bell(first, 'Notifications, 1 unread').click();
  await first.getByRole('dialog').getByText(one).click();
  for (const tab of tabs) await bell(tab, 'Notifications').waitFor();

  await belfry.kill();
  await assert.rejects(belfry.post({ to: 'ada', title: 'nobody is there' }));
  for (const tab of tabs) await connectionLine(tab).getByText('The connection to Belfry was lost.').waitFor();
  await second.getByRole('button', { name: 'Post', exact: true }).click();
  await second.getByText('Belfry cannot be reached.').waitFor();

  await belfry.start();
  await belfry.post({ to: 'ada', title: two });
  await belfry.post({ to: 'ada', title: three });

  for (const tab of tabs) {
    await bell(tab, 'Notifications, 2 unread').waitFor();
    await isLive(tab);
    await connectionLine(tab).waitFor({ state: 'hidden' });
    // The badge may be ahead: the open tray marks what it shows as seen, and that answer has the newest counts.
    for (const title of [one, two, three]) await inList(tab, title).first().waitFor();
    for (const title of [one, two, three]) assert.equal(await inList(tab, title).count(), 1, title);
    assert.equal(await tab.evaluate(() => window.neverReloaded), true);
  }
});
