// Takes the pictures of docs/images: npm run pictures. Not a test of the build: they change with every font.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { bell, isLive } from './tab.mjs';
import { world } from './world.mjs';

const folder = resolve(process.env.PICTURES ?? '../docs/images');

const shown = [
  { title: 'Welcome to Belfry', body: 'Everything that happens to you arrives here.', priority: 'low' },
  { title: 'Invoice 2026-118 is ready', body: 'Due on 5 December.', category: 'billing', link: '/invoices/2026-118' },
  { title: 'Lin replied to “Release 4.1”', body: 'Looks good to me, ship it on Monday?', category: 'mentions' },
  { title: 'Payment failed', body: 'The card ending 42 was declined.', category: 'billing', priority: 'high' },
  {
    title: 'Order shipped',
    body: 'Parcel 42 left the warehouse this morning.',
    category: 'orders',
    link: '/orders/42',
  },
];

test('pictures of the bell, the inbox and the console', async () => {
  const { belfry, browser } = world;
  mkdirSync(folder, { recursive: true });
  const ids = [];
  for (const [n, notification] of shown.entries()) {
    ids.unshift((await belfry.post({ to: 'bob', ...notification })).id);
    if (n === 1) await belfry.readAll('bob');
  }
  const page = await browser.context.newPage();
  const open = async (path, width = 1280, height = 800) => {
    await page.setViewportSize({ width, height });
    await page.goto(belfry.url + path);
    if (path.startsWith('/?')) await isLive(page);
  };
  const picture = async (name) => {
    await page.waitForFunction(() => [...document.images].every((image) => image.complete));
    await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
    const { scrollWidth, clientWidth } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }));
    assert.ok(scrollWidth <= clientWidth, `${name} is wider than its window`);
  };

  for (const [colorScheme, suffix] of [
    ['light', ''],
    ['dark', '-dark'],
  ]) {
    await page.emulateMedia({ colorScheme });
    await open('/?as=bob');
    await picture(`inbox${suffix}`);
    await bell(page, /^Notifications/).click();
    await page.getByRole('dialog').waitFor();
    await picture(`bell${suffix}`);
    await open(
      '/console?to=*&title=Maintenance%20tonight&body=We%20are%20down%20from%202:00%20to%202:15.&category=system&priority=high',
    );
    await picture(`console${suffix}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await open(`/console?page=posted&posted=${ids.slice(0, 3).join(',')}`);
  await page.getByRole('meter').first().waitFor();
  await picture('console-posted');
  await open('/console?page=recipient&recipient=bob');
  await page.getByRole('rowheader').first().waitFor();
  await picture('console-recipient');
  await open(`/console?page=figures&posted=${ids.slice(0, 3).join(',')}`);
  await page.locator('.plot tbody tr:nth-child(4)').first().waitFor({ state: 'attached' });
  await picture('console-figures');
  await open('/?as=bob&lang=ko');
  await picture('inbox-ko');
  await open('/?as=bob&lang=ar');
  await picture('inbox-ar');
  await open('/?as=bob', 390, 844);
  await picture('inbox-phone');
  await bell(page, /^Notifications/).click();
  await page.getByRole('dialog').waitFor();
  await picture('bell-phone');
  await open('/?as=bob');
  await page.locator('main article', { hasText: 'Welcome' }).getByRole('button', { name: 'Archive' }).click();
  await page.locator('main').getByRole('button', { name: 'Undo' }).waitFor();
  await picture('inbox-undo');
  await open('/?as=bob&view=archived');
  await page.locator('main article').first().waitFor();
  await picture('inbox-archived');
  await page.getByRole('checkbox', { name: 'Billing: Ring' }).click();
  await page.getByRole('checkbox', { name: 'Quiet hours' }).click();
  await page.getByLabel('From').waitFor();
  await page.locator('.bf-preferences').screenshot({ path: join(folder, 'settings.png'), animations: 'disabled' });
});
