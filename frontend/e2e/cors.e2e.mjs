import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { startBelfry } from './belfry.mjs';
import { openBrowser } from './chromium.mjs';
import { eventually } from './eventually.mjs';
import { recordingProxy, site } from './servers.mjs';

const polyfill = readFileSync(createRequire(import.meta.url).resolve('event-source-polyfill'));
const files = {
  '/': ['text/html', '<!doctype html><title>Another site</title><script src="/polyfill.js"></script>'],
  '/polyfill.js': ['text/javascript', polyfill],
};

let listed, unlisted, belfry, proxy, browser;

before(async () => {
  listed = await site(files);
  unlisted = await site(files);
  belfry = await startBelfry({ BELFRY_CORS_ORIGINS: listed.origin });
  proxy = await recordingProxy(belfry.url);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await belfry?.stop();
  for (const server of [proxy, listed, unlisted]) await server?.close();
});

/** Subscribes from a page of that origin, and writes down there what comes. */
async function subscribe(origin, token) {
  const page = await browser.context.newPage();
  await page.goto(origin);
  await page.evaluate(
    ([base, token]) => {
      window.received = [];
      const source = new window.EventSourcePolyfill(`${base}/api/v1/inbox/stream`, {
        headers: { Authorization: `Bearer ${token}` },
      });
      for (const kind of ['connect', 'notification', 'error']) {
        source.addEventListener(kind, (event) => window.received.push([kind, event.data]));
      }
    },
    [proxy.origin, token],
  );
  const received = () => page.evaluate(() => window.received);
  return { received, heard: (kind) => eventually(kind, async () => (await received()).some(([k]) => k === kind)) };
}

const streamsOf = (origin) =>
  proxy.passed.filter(({ path, headers }) => path === '/api/v1/inbox/stream' && headers.origin === origin);

test('a page of a listed origin subscribes through event-source-polyfill and receives', async () => {
  const token = await belfry.token({ recipient: 'ada' });
  const title = `From elsewhere ${Date.now()}`;

  const page = await subscribe(listed.origin, token);
  await page.heard('connect');
  await belfry.post({ to: 'ada', title });
  await page.heard('notification');

  const [, data] = (await page.received()).find(([kind]) => kind === 'notification');
  assert.equal(JSON.parse(data).notification.title, title);
  const arrived = streamsOf(listed.origin).find(({ method }) => method === 'GET');
  assert.equal(arrived.headers.authorization, `Bearer ${token}`);
  assert.equal(arrived.status, 200);
  assert.doesNotMatch(arrived.url, new RegExp(token));
});

test('a page of another origin gets nothing', async () => {
  const token = await belfry.token({ recipient: 'ada' });

  const page = await subscribe(unlisted.origin, token);
  await page.heard('error');

  assert.deepEqual(
    (await page.received()).filter(([kind]) => kind !== 'error'),
    [],
  );
  assert.deepEqual(streamsOf(unlisted.origin).map(({ method, status }) => [method, status])[0], ['OPTIONS', 403]);
  assert.equal(
    streamsOf(unlisted.origin).some(({ method }) => method === 'GET'),
    false,
  );
});
