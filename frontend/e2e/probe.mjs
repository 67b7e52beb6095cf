// A page with nothing but the client, on Belfry's own origin: what the tabs of a browser hear, without a picture of it.
import { build } from 'vite';

const page = '<!doctype html><title>Probe</title><script src="/probe.js"></script>';

/** The files of the probe, for a proxy to serve. */
export async function probeFiles() {
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: new URL('probePage.ts', import.meta.url).pathname, formats: ['iife'], name: 'Probe' },
    },
  });
  return {
    '/probe': ['text/html', page],
    '/probe.js': ['text/javascript', output[0].code],
  };
}

/** Opens the probe as somebody, and waits until it is live. */
export async function openProbe(context, origin, person) {
  const page = await context.newPage();
  await page.goto(`${origin}/probe?as=${person}`);
  const probe = {
    page,
    state: () => page.evaluate(() => window.probe.state()),
    heard: () => page.evaluate(() => window.probe.heard),
    act: (action) => page.evaluate((action) => window.probe.act(action), action),
    become: (person) => page.evaluate((person) => window.probe.become(person), person),
    until: (condition, argument) => page.waitForFunction(condition, argument, { polling: 20 }),
    isLive: () => page.waitForFunction(() => window.probe.state().status === 'live', null, { polling: 20 }),
  };
  await probe.isLive();
  return probe;
}
