// Every story, in every mode, in a real Chromium: axe finds nothing, and nothing is logged as an error.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser } from './chromium.mjs';
import { site } from './servers.mjs';

const folder = 'target/storybook';
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };
const modes = ['light', 'dark', 'ko', 'rtl'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

function filesBelow(path) {
  return readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(`${path}${entry.name}/`) : [`${path}${entry.name}`],
  );
}

const files = Object.fromEntries(
  filesBelow('/').map((path) => [
    path,
    [types[extname(path)] ?? 'application/octet-stream', readFileSync(join(folder, path))],
  ]),
);
const stories = Object.values(JSON.parse(files['/index.json'][1]).entries).filter(
  // Five thousand times the same says nothing new; it has a test of its own.
  ({ type, id }) => type === 'story' && id !== 'inbox--five-thousand',
);

let server;
let browser;

before(async () => {
  server = await site(files);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** To load the page anew for each mode would take four times as long. */
async function show(page, mode) {
  await page.evaluate((mode) => {
    window.__STORYBOOK_ADDONS_CHANNEL__.emit('updateGlobals', { globals: { mode } });
  }, mode);
  await page.locator(`html[data-mode=${mode}]`).waitFor({ state: 'attached' });
}

async function isDrawn(page, id) {
  // Toasts are gathered for a moment before they are shown.
  await page
    .locator(id.includes('toast') ? '.bf-toast' : '#storybook-root :is(.bf, .card)')
    .nth(id.includes('several') ? 2 : 0)
    .waitFor({ state: 'attached' });
}

/** What is still fading in has less contrast than it is going to have. */
async function isAtRest(page) {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
}

function violations(page) {
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      resultTypes: ['violations'],
      rules: { 'page-has-heading-one': { enabled: false } },
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })),
    );
  });
}

test(`axe finds nothing in ${stories.length} stories: ${modes.join(', ')}`, async () => {
  const page = await browser.context.newPage();
  const errors = [];
  const all = [];
  page.on('pageerror', (error) => errors.push(error.message));
  for (const { id } of stories) {
    await page.goto(`${server.origin}/iframe.html?viewMode=story&id=${id}`);
    await isDrawn(page, id);
    await page.evaluate(axe);
    for (const mode of modes) {
      await show(page, mode);
      await isDrawn(page, id);
      await isAtRest(page);
      all.push(...(await violations(page)).map((violation) => ({ story: id, mode, ...violation })));
    }
  }
  assert.deepEqual(all, []);
  assert.deepEqual(errors, []);
  await page.close();
});

test('5,000 rows stay usable: drawn, read and walked by keys', async () => {
  const page = await browser.context.newPage();
  const begun = Date.now();
  await page.goto(`${server.origin}/iframe.html?viewMode=story&id=inbox--five-thousand`);
  await page.locator('.bf-item').nth(4_999).waitFor({ state: 'attached' });
  const drawn = Date.now() - begun;
  /** How long until what a key does is painted. */
  const keys = (keys) =>
    page.evaluate(async (keys) => {
      const times = [];
      for (const key of keys) {
        const before = window.performance.now();
        document.activeElement.dispatchEvent(new window.KeyboardEvent('keydown', { key, bubbles: true }));
        await new Promise((resolve) => window.requestAnimationFrame(() => setTimeout(resolve)));
        times.push(window.performance.now() - before);
      }
      return times;
    }, keys);
  await page.locator('.bf-item').first().focus();
  const reading = await keys(['u', 'PageDown', 'u', 'PageDown', 'u']);
  assert.equal(await page.locator('.bf-item[data-unread=false]').count(), 3);
  await page.locator('.bf-item').last().focus();
  const walking = await keys(['PageUp', 'PageUp', 'PageUp']);
  assert.equal(await page.evaluate(() => window.getComputedStyle(document.activeElement).contentVisibility), 'auto');
  const times = [...reading, ...walking].sort((a, b) => a - b).map(Math.round);
  const [median, worst] = [times[times.length >> 1], times.at(-1)];
  console.log(`5,000 rows: there after ${drawn} ms; a key is painted after ${median} ms, ${worst} ms at worst`);
  await page.close();
});
