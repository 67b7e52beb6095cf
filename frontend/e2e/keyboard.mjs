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
