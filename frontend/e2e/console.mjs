import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAs } from './tab.mjs';
import { world } from './world.mjs';

const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim());
const button = (page, name) => page.getByRole('button', { name, exact: true });

async function openConsole(query) {
  const page = await world.browser.context.newPage();
  await page.goto(`${world.belfry.url}/console?${query}`);
  return page;
}

test('the back button ends a review, and typing is no step for it', async () => {
  const page = await openConsole('to=nina&title=Secret');
  await page.getByRole('link', { name: 'Figures' }).click();
  await page.getByRole('link', { name: 'Send' }).click();
  await button(page, 'Everyone').click();
  await page.getByLabel('Title').pressSequentially(' plan');
  await button(page, 'Review').click();
  await page.getByRole('group', { name: 'Review' }).waitFor();
  assert.match(await focused(page), /^This goes into the inbox of everyone/);

  await page.goBack();
  await page.getByRole('heading', { name: 'Figures' }).waitFor();
  await page.goBack();
  await page.getByLabel(/^To/).waitFor();

  assert.equal(await page.getByLabel(/^To/).inputValue(), 'nina');
  assert.equal(await page.getByRole('group', { name: 'Review' }).count(), 0);
});

test('a long draft survives a reload, and a held key', async () => {
  const page = await openConsole('title=Long');
  const long = '긴 글 '.repeat(500);
  await page.getByLabel('Body').fill(long);
  await page.reload();
  assert.ok((await page.getByLabel('Body').inputValue()) === long, 'the body is lost');
  assert.equal(await page.getByLabel('Title').inputValue(), 'Long');

  await page.getByLabel('Body').fill('');
  await page.getByLabel('Body').pressSequentially('x'.repeat(400));
  assert.equal((await page.getByLabel('Body').inputValue()).length, 400);
  await page.waitForURL(/body=x{400}$/);
  await page.reload();
  assert.equal((await page.getByLabel('Body').inputValue()).length, 400);
});

test('what was posted is recalled from the console, and the focus is never lost', async () => {
  const page = await openConsole(`to=ada&title=${encodeURIComponent(`To be recalled ${Date.now()}`)}`);
  await button(page, 'Send').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('meter', { name: 'Stored' }).waitFor();
  assert.equal(await focused(page), 'What has become of it');

  await button(page, 'Recall').focus();
  await page.keyboard.press('Enter');
  assert.match(await focused(page), /^Recall it from every inbox\?/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Recalled: it is in no inbox any more.').waitFor();
  assert.equal(await focused(page), 'Recalled: it is in no inbox any more.');
});

test('the demo page keeps the focus with whom one chooses, and while it posts', async () => {
  const page = await openAs(world.browser.context, world.belfry, 'nobody');
  await button(page, 'Ada').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Ada · Inbox' }).waitFor();
  assert.equal(await focused(page), 'Ada');
  await button(page, 'Bob').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Bob · Inbox' }).waitFor();
  assert.equal(await focused(page), 'Bob');

  await button(page, 'Post').focus();
  await page.keyboard.press('Enter');
  await page.getByText(/^stored: /).waitFor();
  assert.equal(await focused(page), 'Post');
});

test('on a phone the table of a recipient breaks no dates, and scrolls in its own frame', async () => {
  const recipient = `phone-${Date.now()}`;
  await world.belfry.post({ to: recipient, title: 'w'.repeat(140) });
  const page = await openConsole(`page=recipient&recipient=${recipient}`);
  await page.setViewportSize({ width: 390, height: 844 });
  const region = page.getByRole('region', { name: 'Notifications' });
  await region.waitFor();

  const lines = (locator) =>
    locator.evaluateAll((cells) =>
      cells.map((cell) => {
        const range = cell.ownerDocument.createRange();
        range.selectNodeContents(cell);
        return range.getClientRects().length;
      }),
    );
  const heights = await region
    .locator('thead th')
    .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().height));
  assert.ok(Math.max(...heights) < 50, `headings of ${heights} px`);
  assert.ok((await lines(region.locator('td'))).every((n) => n === 1));
  const { inner, outer, document } = await region.evaluate((element) => ({
    inner: element.scrollWidth > element.clientWidth,
    outer: element.getBoundingClientRect().width,
    document: element.ownerDocument.documentElement.scrollWidth,
  }));
  assert.ok(inner, 'the table does not scroll');
  assert.ok(outer <= 390 && document <= 390, `${outer} px, on a page of ${document} px`);
});
