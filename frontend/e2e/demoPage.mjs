import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { announced, bell, inList, isLive, openAs } from './tab.mjs';
import { world } from './world.mjs';

const postButton = (page) => page.getByRole('button', { name: 'Post', exact: true });

test('what the form posts rings the bell, is text whatever is in it, and is refused in words at the field', async () => {
  const { belfry, browser } = world;
  await belfry.readAll('ada');
  const page = await openAs(browser.context, belfry, 'ada');
  await isLive(page);
  const title = `<script>window.wasRun = true</script><b>${Date.now()}</b>`;

  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Body').fill('<img src=x onerror="window.wasRun = true">');
  await postButton(page).click();

  await bell(page, 'Notifications, 1 unread').waitFor();
  await announced(page, title).waitFor({ state: 'attached' });
  await inList(page, title).waitFor();
  assert.equal(await page.evaluate(() => window.wasRun), undefined);
  assert.equal(await page.locator('main .bf-list :is(b, script, img)').count(), 0);

  await page.getByLabel('Title').fill('x'.repeat(141));
  await postButton(page).click();
  await page.locator('.field', { hasText: 'Title' }).getByText('140').waitFor();
  assert.equal(await page.getByLabel('Title').getAttribute('aria-invalid'), 'true');
});

test('the bell works with the keyboard alone', async () => {
  const { belfry, browser } = world;
  await belfry.readAll('ada');
  await belfry.post({ to: 'ada', title: 'By keyboard' });
  const page = await openAs(browser.context, belfry, 'ada');

  await bell(page, 'Notifications, 1 unread').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Notifications' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await bell(page, 'Notifications').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Notifications');
});

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

/** Pictures for the README: only where a folder for them is named. */
if (process.env.SCREENSHOTS) test('pictures of the page', () => pictures(process.env.SCREENSHOTS));

async function pictures(folder) {
  const { belfry, browser } = world;
  mkdirSync(folder, { recursive: true });
  for (const [n, notification] of shown.entries()) {
    await belfry.post({ to: 'bob', ...notification });
    if (n === 1) await belfry.readAll('bob');
  }
  const page = await openAs(browser.context, belfry, 'bob');
  await isLive(page);
  const picture = async (name, width, height) => {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  };

  await page.emulateMedia({ colorScheme: 'light' });
  await picture('desktop', 1280, 800);
  await picture('phone', 390, 844);
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture('desktop-dark', 1280, 800);
  await page.getByRole('button', { name: /^Notifications/ }).click();
  await page.getByRole('dialog').waitFor();
  await picture('tray-dark', 1280, 800);
  await page.emulateMedia({ colorScheme: 'light' });
  await picture('tray-phone', 360, 740);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
}
