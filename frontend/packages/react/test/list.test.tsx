import { FakeOutside, inboxJson, json, problem } from '@belfry/client/testing';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { BelfryList } from '../src';
import { show, showLive } from './shown';

const user = userEvent.setup();

it('is busy, then says that nothing is there', async () => {
  const { advance } = show(<BelfryList />);
  expect(screen.getByText('Loading notifications…').parentElement).toHaveAttribute('aria-busy', 'true');

  await advance(0);

  expect(screen.getByText('You’re all caught up')).toBeVisible();
});

it('says why there is no list, and loads it on request', async () => {
  const outside = new FakeOutside();
  outside.answer = () => problem(503, 'busy');
  const { advance } = show(<BelfryList />, outside);
  await advance(0);
  expect(screen.getByRole('alert')).toHaveTextContent('The words of busy.');

  outside.answer = () => json(inboxJson([1], 1));
  await user.click(screen.getByRole('button', { name: 'Load again' }));

  expect(await screen.findByText('Title 1')).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('shows older ones on request', async () => {
  const outside = new FakeOutside();
  outside.answer = ({ path }) =>
    json(path.includes('cursor') ? inboxJson([1], 4) : inboxJson([4, 2], 4, { next: 'cursor-1' }));
  await showLive(<BelfryList />, outside);

  await user.click(screen.getByRole('button', { name: 'Show older' }));

  expect(await screen.findByText('Title 1')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull();
});

it('shows text as text, and only a safe link as a link', async () => {
  const { stream, view } = await showLive(<BelfryList />);

  act(() => {
    stream.notify(5, { title: '<b>bold</b>', body: '<img src=x onerror=alert(1)>', link: '/orders/42' });
    stream.notify(6, { title: 'Danger', link: 'javascript:alert(1)' });
    stream.notify(7, { title: 'Elsewhere', link: 'https://example.org/a' });
  });

  expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
  expect(view.container.querySelector('b, img, script')).toBeNull();
  expect(screen.getAllByRole('link').map((a) => a.getAttribute('href'))).toEqual([
    'https://example.org/a',
    '/orders/42',
  ]);
});

it('says what is urgent, what it is about, and when it was', async () => {
  const { stream } = await showLive(<BelfryList />);
  const createdAt = new Date(Date.now() - 5 * 60_000).toISOString();

  act(() => stream.notify(5, { priority: 'urgent', category: 'billing', createdAt }));

  expect(screen.getByText('urgent')).toBeVisible();
  expect(screen.getByText('billing')).toBeVisible();
  expect(screen.getByText(/5/, { selector: 'time' })).toHaveAttribute('datetime', createdAt);
});
