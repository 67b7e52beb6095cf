import { FakeOutside, inboxJson, json, problem, standingJson } from '@belfry/client/testing';
import { act, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { BelfryList } from '../src';
import { show, showLive } from './shown';

const user = userEvent.setup();

it('is busy, then says that nothing is there', async () => {
  const { advance } = show(<BelfryList />);
  expect(screen.getByText('Loading…').parentElement).toHaveAttribute('aria-busy', 'true');

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
  expect(screen.getByRole('article', { name: /Title 2/ })).toHaveFocus();
});

it('says once that there are no older ones to be had', async () => {
  const outside = new FakeOutside();
  outside.answer = ({ path }) =>
    path.includes('cursor') ? problem(503, 'busy') : json(inboxJson([4, 2], 4, { next: 'cursor-1' }));
  await showLive(<BelfryList />, outside);

  await user.click(screen.getByRole('button', { name: 'Show older' }));

  expect(await screen.findByRole('alert')).toHaveTextContent('Not loaded: The words of busy.');
  expect(screen.queryByRole('button', { name: 'Load again' })).toBeNull();
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

it('is a feed whose rows are walked, read and archived by keys, and by none outside a row', async () => {
  const outside = new FakeOutside();
  outside.answer = ({ method }) =>
    json(method === 'GET' ? inboxJson([4, 2], 4) : { counts: { unseen: 0, unread: 1, total: 2 }, position: 5 });
  const { advance } = await showLive(<BelfryList />, outside, 2, { archive: true });
  const [first, second] = screen.getAllByRole('article');
  expect(first).toHaveAttribute('aria-posinset', '1');
  expect(first).toHaveAttribute('aria-setsize', '2');
  expect(screen.getByRole('feed')).toHaveAttribute('aria-busy', 'false');

  act(() => first?.focus());
  await user.keyboard('{PageDown}');
  expect(second).toHaveFocus();
  await user.keyboard('k');
  expect(first).toHaveFocus();
  await user.keyboard('u');
  expect(outside.callsTo('PATCH', '/inbox/notifications/n4')[0]?.body).toEqual({ read: true });
  await advance(0);
  await user.keyboard('e');
  expect(outside.callsTo('PATCH', '/inbox/notifications/n4')[1]?.body).toEqual({ archived: true });
  expect(screen.queryByText('Title 4')).toBeNull();
});

it('follows the link of the title alone on Enter', async () => {
  const navigate = vi.fn();
  const outside = new FakeOutside();
  const row = { createdAt: '2026-11-21T09:00:00Z', actions: [{ id: 'a', label: 'Track', link: '/orders/42/track' }] };
  const data = [
    { ...row, id: 'n4', position: 4, title: 'With', link: '/orders/42' },
    { ...row, id: 'n2', position: 2, title: 'Without' },
  ];
  outside.answer = ({ method }) => json(method === 'GET' ? inboxJson([], 4, { data }) : standingJson(4));
  await showLive(<BelfryList />, outside, 2, { navigate });
  const [first, second] = screen.getAllByRole('article');

  act(() => second?.focus());
  await user.keyboard('{Enter}');
  expect(navigate).not.toHaveBeenCalled();
  act(() => first?.focus());
  await user.keyboard('{Enter}');
  expect(navigate.mock.calls).toEqual([['/orders/42']]);
});

it('leaves letters with a modifier to the browser, and knows them in another script by their place', async () => {
  const outside = new FakeOutside();
  outside.answer = ({ method }) => json(method === 'GET' ? inboxJson([4, 2], 4) : standingJson(4));
  const { advance } = await showLive(<BelfryList />, outside, 2);
  const [first, second] = screen.getAllByRole('article');
  if (!first) throw new Error('the list is empty');
  const changed = () => outside.calls.filter(({ method }) => method === 'PATCH').map(({ body }) => body);

  act(() => first.focus());
  for (const modifier of ['ctrlKey', 'metaKey', 'altKey']) {
    for (const key of ['e', 'u', 'j']) fireEvent.keyDown(first, { key, [modifier]: true });
  }
  await advance(0);
  expect(changed()).toEqual([]);
  expect(first).toHaveFocus();

  fireEvent.keyDown(first, { key: 'ㅕ', code: 'KeyU' });
  await advance(0);
  expect(changed()).toEqual([{ read: true }]);
  fireEvent.keyDown(first, { key: 'ㅓ', code: 'KeyJ' });
  expect(second).toHaveFocus();
  // A layout that has its Latin letters elsewhere.
  fireEvent.keyDown(first, { key: '.', code: 'KeyE' });
  await advance(0);
  expect(changed()).toHaveLength(1);
});

it('offers the way back after archiving, and passes the focus on', async () => {
  const outside = new FakeOutside();
  outside.answer = ({ method }) => json(method === 'GET' ? inboxJson([4, 2], 4) : standingJson(4));
  const { advance } = await showLive(<BelfryList />, outside, 2);
  const [first, second] = screen.getAllByRole('article');

  act(() => first?.focus());
  await user.keyboard('e');
  expect(second).toHaveFocus();
  await user.keyboard('e');
  expect(document.querySelector('.bf-feed')).toHaveFocus();
  expect(screen.getByText('You’re all caught up')).toBeVisible();
  expect(document.querySelector('.bf-undo')).toHaveTextContent('Archived. Undo');
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await advance(0);

  const sent = outside.calls.filter(({ method }) => method === 'PATCH').map(({ path, body }) => [path.slice(-2), body]);
  expect(sent).toEqual([
    ['n4', { archived: true }],
    ['n2', { archived: true }],
    ['n2', { archived: false }],
  ]);
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

it('says in words that archiving was refused, though the row has come back as another one', async () => {
  const outside = new FakeOutside();
  outside.answer = ({ method }) => (method === 'GET' ? json(inboxJson([4], 4)) : problem(503, 'busy'));
  const { advance } = await showLive(<BelfryList />, outside, 1);

  await user.click(screen.getByRole('button', { name: 'Archive' }));
  await advance(0);

  expect(screen.getByText('Title 4')).toBeVisible();
  expect(screen.getByRole('alert')).toHaveTextContent('Not saved: The words of busy.');
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});
