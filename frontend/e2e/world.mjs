import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, afterEach, before } from 'node:test';
import { startBelfry } from './belfry.mjs';
import { openBrowser } from './chromium.mjs';
import { probeFiles } from './probe.mjs';
import { recordingProxy, site } from './servers.mjs';

const polyfill = readFileSync(createRequire(import.meta.url).resolve('event-source-polyfill'));
const files = {
  '/': ['text/html', '<!doctype html><title>Another site</title><script src="/polyfill.js"></script>'],
  '/polyfill.js': ['text/javascript', polyfill],
};

/**
 * What every test finds: Belfry, a browser, two other sites with the polyfill, of which Belfry lists one, and a proxy that
 * writes down what passes.
 */
export const world = {};

before(async () => {
  world.listed = await site(files);
  world.unlisted = await site(files);
  world.browser = await openBrowser();
  world.belfry = await startBelfry({ BELFRY_CORS_ORIGINS: world.listed.origin });
  world.proxy = await recordingProxy(world.belfry.url, await probeFiles());
});

// A tab that stays open keeps one of the browser's six connections.
afterEach(async () => {
  world.proxy.instead = null;
  const [blank, ...tabs] = world.browser.context.pages();
  await Promise.all(tabs.map((tab) => tab.close()));
  await blank.goto('about:blank');
});

after(async () => {
  await world.browser?.close();
  await world.belfry?.stop();
  for (const server of [world.proxy, world.listed, world.unlisted]) await server?.close();
});
