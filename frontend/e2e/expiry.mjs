import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { eventually } from './eventually.mjs';
import { openProbe } from './probe.mjs';
import { connectionLine, isLive } from './tab.mjs';
import { world } from './world.mjs';

/** Belfry takes a token for so much longer than it says, for clocks differ. */
const LEEWAY_S = 10;
const LIFE_S = 12;

const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token like the demo's, but of a short life; signed by Belfry's own secret. */
async function mint(recipient) {
  const claims = JSON.parse(Buffer.from((await world.belfry.token({ recipient })).split('.')[1], 'base64url'));
  return () => {
    const now = Math.floor(Date.now() / 1000);
    const signed = `${part({ alg: 'HS256' })}.${part({ ...claims, iat: now, exp: now + LIFE_S })}`;
    return `${signed}.${createHmac('sha256', process.env.BELFRY_JWT_SECRET).update(signed).digest('base64url')}`;
  };
}

test('a stream that outlives its token is ended and renewed: nothing is lost, and nothing looks wrong', async () => {
  const { belfry, browser, proxy } = world;
  const token = await mint('ada');
  proxy.instead = ({ path }) =>
    path === '/api/v1/demo/tokens' ? [200, { 'Content-Type': 'application/json' }, `{"token":"${token()}"}`] : null;
  const before = proxy.passed.length;
  const tab = await openProbe(browser.context, proxy.origin, 'ada');
  const page = await browser.context.newPage();
  const wrong = [];
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(String(error)));
  await page.goto(`${proxy.origin}/?as=ada`);
  await isLive(page);
  const said = [];
  const titles = [];
  const end = Date.now() + (LIFE_S + LEEWAY_S + 6) * 1000;

  while (Date.now() < end) {
    titles.push(`As time goes by ${titles.length} ${Date.now()}`);
    await belfry.post({ to: 'ada', title: titles.at(-1) });
    said.push(await connectionLine(page).textContent());
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  await tab.until((last) => window.probe.heard.some(({ title }) => title === last), titles.at(-1));

  const heard = (await tab.heard()).flatMap(({ title }) => (title === null ? [] : [title]));
  assert.deepEqual(heard, titles);
  const streams = proxy.passed.slice(before).filter(({ path }) => path === '/api/v1/inbox/stream');
  assert.ok(streams.length >= 2, 'no stream has outlived its token');
  assert.equal(
    new Set(streams.map(({ headers }) => headers.authorization)).size,
    streams.length,
    'the same token again',
  );
  assert.deepEqual([...new Set(streams.map(({ status }) => status))], [200]);
  assert.ok(
    said.every((words) => /^$|sign-in is being renewed/.test(words)),
    JSON.stringify([...new Set(said)]),
  );
  assert.deepEqual(wrong, []);
  await eventually('one stream', () => proxy.streams() === 1, 10_000);
  console.log(
    `${titles.length} posted while ${streams.length - 1} stream(s) ended with their tokens: all heard once, in order`,
  );
});
