import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from './eventually.mjs';
import { world } from './world.mjs';

/** Subscribes from a page of that origin, and writes down there what comes. */
async function subscribe(origin, token) {
  const page = await world.browser.context.newPage();
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
    [world.proxy.origin, token],
  );
  const received = () => page.evaluate(() => window.received);
  return { received, heard: (kind) => eventually(kind, async () => (await received()).some(([k]) => k === kind)) };
}

const streamsOf = (origin) =>
  world.proxy.passed.filter(({ path, headers }) => path === '/api/v1/inbox/stream' && headers.origin === origin);

test('a page of a listed origin subscribes through event-source-polyfill and receives', async () => {
  const token = await world.belfry.token({ recipient: 'ada' });
  const title = `From elsewhere ${Date.now()}`;

  const page = await subscribe(world.listed.origin, token);
  await page.heard('connect');
  await world.belfry.post({ to: 'ada', title });
  await page.heard('notification');

  const [, data] = (await page.received()).find(([kind]) => kind === 'notification');
  assert.equal(JSON.parse(data).notification.title, title);
  const arrived = streamsOf(world.listed.origin).find(({ method }) => method === 'GET');
  assert.equal(arrived.headers.authorization, `Bearer ${token}`);
  assert.equal(arrived.status, 200);
  assert.doesNotMatch(arrived.url, new RegExp(token));
});

test('a page of another origin gets nothing', async () => {
  const token = await world.belfry.token({ recipient: 'ada' });

  const page = await subscribe(world.unlisted.origin, token);
  await page.heard('error');

  assert.deepEqual(
    (await page.received()).filter(([kind]) => kind !== 'error'),
    [],
  );
  assert.deepEqual(streamsOf(world.unlisted.origin).map(({ method, status }) => [method, status])[0], ['OPTIONS', 403]);
  assert.equal(
    streamsOf(world.unlisted.origin).some(({ method }) => method === 'GET'),
    false,
  );
});
