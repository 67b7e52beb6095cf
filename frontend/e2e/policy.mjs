import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventuallyHolds } from './eventually.mjs';
import { bell, inList, isLive } from './tab.mjs';
import { world } from './world.mjs';

const STRICT = "default-src 'self'; style-src 'self'; script-src 'self'";

/** Opens a page of Belfry's with that policy, and writes down what it has forbidden. */
async function openStrictly(path) {
  const { belfry, browser, proxy } = world;
  const html = await (await fetch(belfry.url + path)).text();
  const answer = [200, { 'Content-Type': 'text/html', 'Content-Security-Policy': STRICT }, html];
  proxy.instead = (request) => (request.path === path.split('?')[0] ? answer : null);
  const page = await browser.context.newPage();
  await page.addInitScript(() => {
    window.forbidden = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      window.forbidden.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  await page.goto(proxy.origin + path);
  return { page, forbidden: () => page.evaluate(() => window.forbidden) };
}

test('a page that forbids every style and script but its own files shows bell, tray and toasts', async () => {
  const { belfry } = world;
  await belfry.readAll('ada');
  const { page, forbidden } = await openStrictly('/?as=ada');
  await isLive(page);
  const title = `Strictly ${Date.now()}`;

  await belfry.post({ to: 'ada', title, priority: 'urgent' });
  await page.locator('.bf-toast').getByText(title).waitFor();
  await page.locator('.bf-toast').getByRole('button', { name: 'Close' }).click();
  await bell(page, 'Notifications, 1 unread').click();
  await page.getByRole('dialog').getByText(title).waitFor();
  const scroll = page.locator('.bf-tray-scroll');
  await scroll.hover();
  await page.mouse.wheel(0, 300);
  await eventuallyHolds(async () => assert.ok((await scroll.evaluate((list) => list.scrollTop)) > 0), 10_000);
  assert.notEqual(
    await page.locator('.bf-badge').evaluate((badge) => window.getComputedStyle(badge).position),
    'static',
  );
  await page.keyboard.press('Escape');
  await inList(page, title).waitFor();

  assert.deepEqual(await forbidden(), []);
  // The trap itself works.
  await page.evaluate(() =>
    document.body.append(Object.assign(document.createElement('style'), { textContent: 'a{}' })),
  );
  await eventuallyHolds(async () => assert.deepEqual(await forbidden(), ['style-src-elem inline']), 10_000);
});

test('so does the console, with its bars and plots', async () => {
  const { id } = await world.belfry.post({ to: 'ada', title: `Measured strictly ${Date.now()}` });
  const { page, forbidden } = await openStrictly(`/console?page=figures&posted=${id}`);
  await page.locator('svg[role=img]').first().waitFor();
  await page.getByRole('link', { name: 'Posted' }).click();
  await page.getByRole('meter', { name: 'Stored' }).waitFor();

  assert.deepEqual(await forbidden(), []);
});
