import assert from 'node:assert/strict';
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

test('the inbox works with the keyboard alone: walk, read, unread, follow a view', async () => {
  const { belfry, browser } = world;
  await belfry.readAll('ada');
  for (const title of ['First by keys', 'Second by keys']) await belfry.post({ to: 'ada', title, category: 'orders' });
  const page = await openAs(browser.context, belfry, 'ada');
  await isLive(page);
  const focused = () => page.evaluate(() => document.activeElement.textContent);

  await page.getByRole('button', { name: /^Unread/ }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/view=unread/);
  await inList(page, 'Second by keys').waitFor();
  for (let n = 0; !(await focused()).includes('Second by keys'); n++) {
    assert.ok(n < 12, 'the list is out of reach');
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('PageDown');
  assert.match(await focused(), /First by keys/);
  await page.keyboard.press('u');
  await bell(page, 'Notifications, 1 unread').waitFor();
  await page.keyboard.press('u');
  await bell(page, 'Notifications, 2 unread').waitFor();
  await page.goBack();
  assert.doesNotMatch(page.url(), /view=/);
});

test('what is archived leaves the list, is found among the archived, and comes back', async () => {
  const { belfry, browser } = world;
  const title = `Put away ${Date.now()}`;
  await belfry.post({ to: 'ada', title });
  const page = await openAs(browser.context, belfry, 'ada');
  await isLive(page);
  const row = page.locator('main .bf-list article', { hasText: title });

  await row.getByRole('button', { name: 'Archive', exact: true }).click();
  await row.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Archived', exact: true }).click();
  await page.waitForURL(/view=archived/);
  await row.getByRole('button', { name: 'Unarchive' }).click();
  await row.waitFor({ state: 'detached' });
  await page.goBack();

  await inList(page, title).waitFor();
});

test('what is muted is in the list, and does not ring', async () => {
  const { belfry, browser } = world;
  const page = await openAs(browser.context, belfry, 'ada');
  await isLive(page);
  const rings = (checked) => page.getByRole('checkbox', { name: 'Billing: Ring', checked });
  const [muted, heard] = [`Muted ${Date.now()}`, `Heard ${Date.now()}`];

  await rings(true).click();
  await rings(false).waitFor();
  await belfry.post({ to: 'ada', title: muted, category: 'billing' });
  await inList(page, muted).waitFor();
  await belfry.post({ to: 'ada', title: heard, category: 'orders' });

  await announced(page, heard).waitFor({ state: 'attached' });
  assert.equal(await announced(page, muted).count(), 0);
  await rings(false).click();
  await rings(true).waitFor();
});

test('the console sends, shows what becomes of it, and looks up who has it', async () => {
  const { belfry, browser } = world;
  const page = await browser.context.newPage();
  const title = `From the console ${Date.now()}`;
  await page.goto(`${belfry.url}/console?to=ada&title=${encodeURIComponent(title)}`);

  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.waitForURL(/posted=/);
  assert.equal(await page.getByRole('meter', { name: 'Stored' }).getAttribute('value'), '1');
  await page.getByRole('link', { name: 'Recipient' }).click();
  await page.getByRole('textbox', { name: 'Recipient' }).fill('ada');
  await page.keyboard.press('Enter');
  await page.getByRole('rowheader', { name: title }).waitFor();

  await page.goto(`${belfry.url}/console?page=recipient&recipient=nobody-${Date.now()}`);
  await page.getByText('This recipient has no inbox yet').waitFor();
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

test('the tray opens where there is room for it, wherever the bell stands', async () => {
  const page = await openAs(world.browser.context, world.belfry, 'ada');
  await isLive(page);
  await page.locator('.bf-bell-button').click();
  const { width, height } = page.viewportSize();

  for (const corner of [
    'top: 8px; left: 8px',
    'top: 8px; right: 8px',
    'bottom: 8px; left: 8px',
    'bottom: 8px; right: 8px',
  ]) {
    await page.evaluate((place) => {
      document.querySelector('.bf-bell').style.cssText = `position: fixed; ${place}`;
    }, corner);
    const tray = await page.getByRole('dialog').boundingBox();
    const isInside = tray.x >= 0 && tray.y >= 0 && tray.x + tray.width <= width && tray.y + tray.height <= height;
    assert.ok(isInside, `${corner}: ${JSON.stringify(tray)}`);
  }
});
