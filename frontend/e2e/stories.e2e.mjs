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
const stories = Object.values(JSON.parse(files['/index.json'][1]).entries).filter(({ type }) => type === 'story');

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

for (const mode of modes) {
  test(`axe finds nothing in ${stories.length} stories, ${mode}`, async () => {
    const page = await browser.context.newPage();
    const errors = [];
    const all = [];
    page.on('pageerror', (error) => errors.push(error.message));
    for (const { id } of stories) {
      await page.goto(`${server.origin}/iframe.html?viewMode=story&id=${id}&globals=mode:${mode}`);
      // Toasts are gathered for a moment before they are shown.
      await page
        .locator(id.includes('toast') ? '.bf-toast' : '#storybook-root .bf')
        .first()
        .waitFor({ state: 'attached' });
      await page.locator(`html[data-mode=${mode}]`).waitFor({ state: 'attached' });
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { violations } = await window.axe.run(document, {
          rules: { 'page-has-heading-one': { enabled: false } },
        });
        return violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })),
        );
      });
      all.push(...found.map((violation) => ({ story: id, ...violation })));
    }
    assert.deepEqual(all, []);
    assert.deepEqual(errors, []);
    await page.close();
  });
}
