import { FakeOutside, inboxJson, json, problem, standingJson } from '@belfry/client/testing';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { BelfryBell } from '../src';
import { showLive } from './shown';

const user = userEvent.setup();
const bell = () => screen.getByRole('button', { name: /^Notifications/ });
const tray = () => screen.getByRole('dialog', { name: 'Notifications' });

/** Ada has three, the newest at position 4. */
async function bellOfAda() {
  const outside = new FakeOutside();
  outside.answer = ({ method }) =>
    json(method === 'GET' ? inboxJson([4, 2, 1], 4) : { counts: { unseen: 0, unread: 2, total: 3 }, position: 5 });
  return showLive(<BelfryBell />, outside, 3);
}

it('says how many are unread, in its name and on its badge', async () => {
  const { stream } = await bellOfAda();
  expect(bell()).toHaveAccessibleName('Notifications, 3 unread');
  expect(within(bell()).getByText('3')).toBeInTheDocument();

  act(() => stream.notify(5, {}, { unseen: 120, unread: 120, total: 120 }));
  expect(bell()).toHaveAccessibleName('Notifications, over 99 unread');
  expect(within(bell()).getByText('99+')).toBeInTheDocument();

  act(() => stream.notify(6, {}, { unseen: 0, unread: 0, total: 0 }));
  expect(bell()).toHaveAccessibleName('Notifications');
});

it('announces what is new, a burst in one sentence, and nothing that was read elsewhere', async () => {
  const { stream } = await bellOfAda();
  const announced = screen.getByRole('status');
  expect(announced).toBeEmptyDOMElement();

  act(() => stream.notify(5, { title: 'Order shipped' }));
  await waitFor(() => expect(announced).toHaveTextContent('New: Order shipped'));

  act(() => {
    stream.notify(6);
    stream.notify(7);
    stream.send('state', { ids: ['n4'], change: 'read', at: 'x', position: 8, counts: standingJson(8) }, 8);
  });
  await waitFor(() => expect(announced).toHaveTextContent('2 new notifications'));
});

it('announces the same words again, for a region that does not change is not read', async () => {
  const { stream } = await bellOfAda();
  const announced = screen.getByRole('status');
  act(() => stream.notify(5, { title: 'Order shipped' }));
  await waitFor(() => expect(announced).toHaveTextContent('New: Order shipped'));
  const changed = vi.fn();
  new MutationObserver(changed).observe(announced, { childList: true, characterData: true, subtree: true });

  act(() => stream.notify(6, { title: 'Order shipped' }));

  await waitFor(() => expect(changed).toHaveBeenCalledTimes(1));
  expect(announced).toHaveTextContent(/^New: Order shipped$/);
});

it('opens on a press, says what it shows was seen, and closes on Escape with the focus back', async () => {
  const { outside } = await bellOfAda();

  await user.click(bell());
  expect(bell()).toHaveAttribute('aria-expanded', 'true');
  expect(within(tray()).getAllByRole('article')).toHaveLength(3);
  expect(within(tray()).getByRole('heading', { name: 'Notifications' })).toHaveFocus();
  await waitFor(() => expect(outside.callsTo('POST', '/inbox/seen')[0]?.body).toMatchObject({ upTo: 4 }));

  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(bell()).toHaveFocus();
});

it('gives the focus back to the bell when its own button closes it', async () => {
  await bellOfAda();
  await user.click(bell());

  await user.click(within(tray()).getByRole('button', { name: 'Close' }));

  expect(screen.queryByRole('dialog')).toBeNull();
  expect(bell()).toHaveFocus();
});

it('closes when something else is pressed or gets the focus', async () => {
  await bellOfAda();
  await user.click(bell());
  await user.click(document.body);
  expect(screen.queryByRole('dialog')).toBeNull();

  await user.click(bell());
  const elsewhere = document.body.appendChild(document.createElement('button'));
  act(() => elsewhere.focus());
  expect(screen.queryByRole('dialog')).toBeNull();
  elsewhere.remove();
});

it('marks one read on a click, and unread again', async () => {
  const { outside } = await bellOfAda();
  await user.click(bell());

  await user.click(screen.getByText('Title 4'));
  expect(outside.callsTo('PATCH', '/inbox/notifications/n4')[0]?.body).toEqual({ read: true });
  await waitFor(() => expect(bell()).toHaveAccessibleName('Notifications, 2 unread'));
  expect(screen.getByRole('heading', { name: 'Title 4' })).toBeVisible();

  const item = screen.getAllByRole('article')[0];
  if (!item) throw new Error('the list is empty');
  await user.click(within(item).getByRole('button', { name: 'Mark unread' }));
  expect(outside.callsTo('PATCH', '/inbox/notifications/n4').map((c) => c.body)).toEqual([
    { read: true },
    { read: false },
  ]);
  expect(screen.getByRole('heading', { name: 'Unread: Title 4' })).toBeVisible();
});

it('marks all read up to the newest that is shown, and keeps the focus', async () => {
  const { outside } = await bellOfAda();
  await user.click(bell());
  const button = screen.getByRole('button', { name: 'Mark all read' });

  await user.click(button);

  expect(outside.callsTo('POST', '/inbox/read')[0]?.body).toMatchObject({ upTo: 4 });
  expect(screen.queryByRole('heading', { name: /^Unread/ })).toBeNull();
  expect(button).toHaveFocus();
});

it('takes a change back that was refused, with words', async () => {
  const { outside } = await bellOfAda();
  await user.click(bell());
  outside.answer = () => problem(503, 'busy');

  await user.click(screen.getByText('Title 4'));

  expect(await screen.findByRole('alert')).toHaveTextContent('Not saved: The words of busy.');
  expect(screen.getByRole('heading', { name: 'Unread: Title 4' })).toBeVisible();
});
