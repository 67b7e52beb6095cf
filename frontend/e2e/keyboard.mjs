import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from './eventually.mjs';
import { bell, inList, isLive, openAs } from './tab.mjs';
import { world } from './world.mjs';

const row = (page, title) => page.locator('main .bf-list article', { hasText: title });
const isFocused = (locator) => locator.evaluate((element) => element === document.activeElement);

/** Presses Tab until this has the focus. */
async function reach(page, locator) {
  for (let n = 0; !(await isFocused(locator)); n++) {
    assert.ok(n < 80, 'out of reach');
    await page.keyboard.press('Tab');
  }
}

test('by keys alone: archive, go on in the next row, and take it back', async () => {
  const { belfry, browser } = world;
  const mark = Date.now();
  for (const title of [`Next by keys ${mark}`, `Gone by keys ${mark}`]) await belfry.post({ to: 'ada', title });
  const page = await openAs(browser.context, belfry, 'ada');
  await isLive(page);
  await inList(page, `Gone by keys ${mark}`).waitFor();

  await reach(page, row(page, `Gone by keys ${mark}`));
  await page.keyboard.press('e');
  await row(page, `Gone by keys ${mark}`).waitFor({ state: 'detached' });
  assert.ok(await isFocused(row(page, `Next by keys ${mark}`)), 'the focus is lost');
  const undo = page.locator('main').getByRole('button', { name: 'Undo' });
  while (!(await isFocused(undo))) await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');

  await row(page, `Gone by keys ${mark}`).waitFor();
  await undo.waitFor({ state: 'detached' });
});

test('by keys alone: choose what rings, and quiet hours, which are sent when they are complete', async () => {
  const { belfry, browser } = world;
  const page = await openAs(browser.context, belfry, 'bob');
  await isLive(page);
  const sent = [];
  page.on('request', (request) => request.method() === 'PUT' && sent.push(request.postDataJSON()));
  const box = (name, checked) => page.getByRole('checkbox', { name, checked });

  await reach(page, box('Orders: Ring'));
  await page.keyboard.press('Space');
  await box('Orders: Ring', false).waitFor();
  await page.keyboard.press('Space');
  await box('Orders: Ring', true).waitFor();
  await reach(page, page.getByRole('checkbox', { name: 'Quiet hours' }));
  await page.keyboard.press('Space');
  await eventually('three changes are sent', () => sent.length === 3, 10_000);
  await reach(page, page.getByLabel('From'));
  await page.keyboard.type('1145PM');
  assert.equal(await page.getByLabel('From').inputValue(), '23:45');
  assert.equal(sent.length, 3, 'sent while it was typed');
  const answered = page.waitForResponse((answer) => answer.request().method() === 'PUT');
  await reach(page, page.getByLabel('to', { exact: true }));
  await answered;

  assert.deepEqual(
    sent.slice(3).map(({ quietHours }) => quietHours.from),
    ['23:45'],
  );
  await page.getByRole('checkbox', { name: 'Quiet hours' }).click();
  await box('Quiet hours', false).waitFor();
});

test('by keys alone: the console reviews a broadcast before it is sent', async () => {
  const { belfry, browser } = world;
  const page = await browser.context.newPage();
  await page.goto(`${belfry.url}/console`);

  await reach(page, page.getByRole('button', { name: 'Everyone' }));
  await page.keyboard.press('Enter');
  await reach(page, page.getByRole('textbox', { name: 'Title' }));
  const title = `To all by keys ${Date.now()}`;
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
  const send = page.getByRole('button', { name: 'Send to everyone' });
  await send.waitFor();
  assert.ok(await send.isDisabled());
  await reach(page, page.getByLabel('Type everyone to confirm'));
  await page.keyboard.type('everyone');
  await page.keyboard.press('Enter');

  await page.waitForURL(/posted=/);
  await page.getByRole('meter', { name: 'Stored' }).waitFor();
});

test('by keys alone: show older ones, and go on where they begin', async () => {
  const { belfry, browser } = world;
  const mark = Date.now();
  for (let n = 0; n < 21; n++) await belfry.post({ to: 'bob', title: `Older by keys ${n} ${mark}` });
  const page = await openAs(browser.context, belfry, 'bob');
  await isLive(page);
  const rows = page.locator('main .bf-list article');
  await inList(page, `Older by keys 20 ${mark}`).waitFor();
  const shown = await rows.count();

  await reach(page, rows.first());
  for (let n = 1; n < shown; n++) await page.keyboard.press('PageDown');
  assert.ok(await isFocused(rows.nth(shown - 1)), 'PageDown does not reach the last row');
  await reach(page, page.locator('main').getByRole('button', { name: 'Show older' }));
  await page.keyboard.press('Enter');
  await inList(page, `Older by keys 0 ${mark}`).waitFor();
  assert.ok(await isFocused(rows.nth(shown - 1)), 'the focus is not where the older ones begin');
  await page.keyboard.press('PageDown');
  assert.ok(await isFocused(rows.nth(shown)));
});

test('by keys alone: a toast is reached, followed and dismissed', async () => {
  const { belfry, browser } = world;
  const page = await openAs(browser.context, belfry, 'ada');
  await isLive(page);
  await page.bringToFront();
  const mark = Date.now();
  const toast = (title) => page.locator('.bf-toast', { hasText: title });
  const back = async (locator) => {
    for (let n = 0; !(await isFocused(locator)); n++) {
      assert.ok(n < 10, 'out of reach');
      await page.keyboard.press('Shift+Tab');
    }
  };
  const [close, escape, follow] = ['closed', 'escaped', 'followed'].map((what) => `To be ${what} ${mark}`);
  for (const title of [close, escape, follow]) {
    await belfry.post({ to: 'ada', title, priority: 'urgent', link: '/orders/42' });
    await toast(title).waitFor();
  }

  // The newest comes first, and all of them after everything else on the page.
  await back(toast(close).getByRole('button', { name: 'Close' }));
  await page.keyboard.press('Enter');
  await toast(close).waitFor({ state: 'detached' });
  await page.evaluate(() => document.activeElement?.blur());
  await back(toast(escape).getByRole('link'));
  await page.keyboard.press('Escape');
  await toast(escape).waitFor({ state: 'detached' });
  const opened = browser.context.waitForEvent('page');
  await back(toast(follow).getByRole('link'));
  await page.keyboard.press('Enter');
  await opened;
  await toast(follow).waitFor({ state: 'detached' });
  await row(page, follow).getByRole('button', { name: 'Mark unread' }).waitFor();
});

test('by keys alone: what was archived comes back', async () => {
  const { belfry, browser } = world;
  const title = `Back by keys ${Date.now()}`;
  await belfry.post({ to: 'ada', title });
  const page = await openAs(browser.context, belfry, 'ada');
  await isLive(page);
  await inList(page, title).waitFor();
  await reach(page, row(page, title));
  await page.keyboard.press('e');
  await row(page, title).waitFor({ state: 'detached' });

  const view = (name) => page.getByRole('group', { name: 'Show' }).getByRole('button', { name });
  while (!(await isFocused(view('Archived')))) await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await row(page, title).waitFor();
  await reach(page, row(page, title).getByRole('button', { name: 'Unarchive' }));
  await page.keyboard.press('Enter');
  await row(page, title).waitFor({ state: 'detached' });
  while (!(await isFocused(view(/^All/)))) await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');

  await row(page, title).waitFor();
});

test('by keys alone: the console composes with a preview, sends, and looks up who has it', async () => {
  const { belfry, browser } = world;
  const page = await browser.context.newPage();
  await page.goto(`${belfry.url}/console`);
  const title = `Composed by keys ${Date.now()}`;

  await reach(page, page.getByRole('textbox', { name: /^To/ }));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('bob');
  await reach(page, page.getByRole('textbox', { name: 'Title' }));
  await page.keyboard.type(title);
  await reach(page, page.getByRole('combobox', { name: 'Priority' }));
  await page.keyboard.type('high');
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByText(title, { exact: true }).waitFor();
  await preview.getByText('"priority":"high"').waitFor();
  await reach(page, page.getByRole('button', { name: 'Send', exact: true }));
  await page.keyboard.press('Enter');
  await page.getByRole('meter', { name: 'Stored' }).waitFor();

  const link = page.getByRole('link', { name: 'Recipient' });
  for (let n = 0; !(await isFocused(link)); n++) {
    assert.ok(n < 80, 'out of reach');
    await page.keyboard.press('Shift+Tab');
  }
  await page.keyboard.press('Enter');
  await reach(page, page.getByRole('textbox', { name: 'Recipient' }));
  await page.keyboard.type('bob');
  await page.keyboard.press('Enter');
  await page.getByRole('rowheader', { name: title }).waitFor();
});

test('the live region speaks once for each arrival, and not for what another tab has read', async () => {
  const { belfry, browser } = world;
  await belfry.readAll('ada');
  const page = await openAs(browser.context, belfry, 'ada');
  await isLive(page);
  await page.bringToFront();
  await page.evaluate(() => {
    window.spoken = [];
    const regions = document.querySelectorAll('[role=status], [role=alert], [aria-live]');
    for (const region of regions) {
      new window.MutationObserver(() => region.textContent && window.spoken.push(region.textContent)).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    }
  });
  const title = `Said once ${Date.now()}`;

  await belfry.post({ to: 'ada', title });
  await page.locator('.bf-toast').getByText(title).waitFor();
  await belfry.readAll('ada');
  await bell(page, 'Notifications').waitFor();

  assert.deepEqual(await page.evaluate(() => window.spoken), [`New: ${title}`]);
});
