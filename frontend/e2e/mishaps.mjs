// What happens to a tab, whatever is in it.

/** A page whose scripts stand still: what a frozen tab, or one that hangs, is to the others. The answer ends it. */
export async function freeze(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Debugger.enable');
  await cdp.send('Debugger.pause');
  return () => cdp.send('Debugger.disable');
}

/** Ends the process of a page. */
export async function crash(page) {
  const cdp = await page.context().newCDPSession(page);
  const crashed = new Promise((resolve) => page.once('crash', resolve));
  cdp.send('Page.crash').catch(() => {}); // nobody is left to answer
  await crashed;
}
