import { eventually } from './eventually.mjs';
import { freeze } from './mishaps.mjs';
import { openProbe } from './probe.mjs';
import { world } from './world.mjs';

/** Opens so many tabs of one person; the first one leads. */
export async function tabsOf(person, number) {
  const tabs = [];
  for (let n = 0; n < number; n++) tabs.push(await openProbe(world.browser.context, world.proxy.origin, person));
  return tabs;
}

export const oneStream = () => eventually('one stream is open', () => world.proxy.streams() === 1, 10_000);

/** Waits for a stream that is opened after this call. */
export function nextStream() {
  const known = world.proxy.passed.length;
  const isNew = ({ path, status }) => path === '/api/v1/inbox/stream' && status === 200;
  return () => eventually('the next stream', () => world.proxy.passed.slice(known).some(isNew), 20_000);
}

/** Posts so many, and answers their titles. */
export async function post(to, number, name) {
  const titles = Array.from({ length: number }, (_, n) => `${name} ${n} ${Date.now()}`);
  for (const title of titles) await world.belfry.post({ to, title });
  return titles;
}

export const titlesOf = async (tab) => (await tab.heard()).flatMap(({ title }) => (title === null ? [] : [title]));

export const heardAll = (tab, titles) =>
  tab.until((last) => window.probe.heard.some(({ title }) => title === last), titles.at(-1));

/** Freezes a tab that is told so (`freeze`, and `resume` in the end), or is not. */
export async function freezeTab({ page }, word) {
  const say = (type) => word && page.evaluate((type) => document.dispatchEvent(new window.Event(type)), type);
  await say('freeze');
  const thaw = await freeze(page);
  return async () => {
    await thaw();
    await say('resume');
  };
}
