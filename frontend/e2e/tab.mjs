/** A tab of the demo page, in the words of the tests. */
export async function openAs(context, belfry, person) {
  const page = await context.newPage();
  await page.goto(`${belfry.url}/?as=${person}`);
  return page;
}

export const bell = (page, name) => page.getByRole('button', { name, exact: true });

/** What a screen reader is told, and nobody sees. */
export const announced = (page, words) => page.locator('.bf-hidden[role=status]').filter({ hasText: words });

export const connectionLine = (page) => page.locator('.bf-line.connection');

export const isLive = (page) => page.locator('.bf-bell-button[data-live=true]').waitFor();

export const inList = (page, title) => page.locator('main .bf-list').getByText(title, { exact: true });
