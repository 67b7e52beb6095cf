// Tabs of Chromium as ./belfry chaos runs them, three for each of some people, in one browser. SUBSCRIBERS says whose and where. Each
// line on standard input is answered with one line: "report" with what every tab has handed to its app and what it shows; "freeze" and
// "crash" when that was done to each leading tab, and is over.
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { openBrowser } from '../e2e/chromium.mjs';
import { crash, freeze } from '../e2e/mishaps.mjs';
import { edge } from './edge.mjs';

const TABS_EACH = 3;
/** Longer than the others wait for a word of their leader. */
const FROZEN_MS = 16_000;

process.chdir(new URL('..', import.meta.url).pathname);
const { doors, tokens, recipients } = JSON.parse(process.env.SUBSCRIBERS);

async function pageFiles() {
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry: 'chaos/tabPage.ts', formats: ['iife'], name: 'Tab' } },
  });
  return {
    '/': ['text/html', '<!doctype html><title>Tab</title><script src="/tab.js"></script>'],
    '/tab.js': ['text/javascript', output[0].code],
  };
}

const origin = await edge(doors, tokens, await pageFiles());
const browser = await openBrowser();

async function open(recipient) {
  const page = await browser.context.newPage();
  await page.goto(`${origin}/?as=${recipient}`);
  return page;
}

/** The tabs of each person. */
const people = new Map();
for (const recipient of recipients) {
  const tabs = [];
  while (tabs.length < TABS_EACH) tabs.push(await open(recipient));
  people.set(recipient, tabs);
}

async function leading() {
  const leaders = [];
  for (const [recipient, tabs] of people) {
    const times = await Promise.all(tabs.map((page) => page.evaluate(() => window.tab.ledAt())));
    leaders.push({ recipient, tabs, index: times.indexOf(Math.max(...times)) });
  }
  return leaders;
}

const commands = {
  report: () => Promise.all([...people.values()].flat().map((page) => page.evaluate(() => window.tab.report()))),
  async freeze() {
    const thaw = await Promise.all((await leading()).map(({ tabs, index }) => freeze(tabs[index])));
    await new Promise((resolve) => setTimeout(resolve, FROZEN_MS));
    await Promise.all(thaw.map((end) => end()));
  },
  /** Another tab is opened instead. */
  async crash() {
    for (const { recipient, tabs, index } of await leading()) {
      await crash(tabs[index]);
      await tabs[index].close();
      tabs[index] = await open(recipient);
    }
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify((await commands[line]()) ?? null));
}
await browser.close(); // whoever has started this is gone
process.exit(0);
