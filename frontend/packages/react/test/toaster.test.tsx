import { FakeBrowser, FakeClock, FakeOutside, inboxJson, json } from '@belfry/client/testing';
import { act, createEvent, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { BelfryProvider, BelfryToaster, ko } from '../src';
import { ar } from '../src/locales/ar';
import { showLive } from './shown';

const user = userEvent.setup();
const toasts = () => [...document.querySelectorAll('.bf-toast')].map((toast) => toast.querySelector('p')?.textContent);

it('shows what arrives, with a link that is one, and goes when it is closed', async () => {
  const navigate = vi.fn();
  const { stream } = await showLive(<BelfryToaster />, new FakeOutside(), 0, { navigate });

  act(() => stream.notify(5, { title: 'Order shipped', body: '<b>42</b>', link: '/orders/42' }));
  await waitFor(() => expect(toasts()).toEqual(['Order shipped<b>42</b>']));
  await user.click(screen.getByRole('link', { name: 'Order shipped' }));

  expect(navigate).toHaveBeenCalledWith('/orders/42');
  expect(toasts()).toEqual([]);
});

it('leaves to the application what is a path of it, and nothing else', async () => {
  const navigate = vi.fn();
  const { stream } = await showLive(<BelfryToaster />, new FakeOutside(), 0, { navigate });

  act(() => stream.notify(5, { title: 'Elsewhere', link: 'https://example.org/a' }));
  const click = createEvent.click(await screen.findByRole('link', { name: 'Elsewhere' }));
  fireEvent(screen.getByRole('link', { name: 'Elsewhere' }), click);

  expect(click.defaultPrevented).toBe(false);
  expect(navigate).not.toHaveBeenCalled();
});

it('goes by itself, unless it is urgent', async () => {
  const { stream } = await showLive(<BelfryToaster forMs={300} />);

  act(() => stream.notify(5, { title: 'Later' }));
  await waitFor(() => expect(toasts()).toEqual(['Later']));
  act(() => stream.notify(6, { title: 'Now', priority: 'urgent' }));
  await waitFor(() => expect(toasts()).toEqual(['Now']));
  await new Promise((resolve) => setTimeout(resolve, 400));

  expect(toasts()).toEqual(['Now']);
});

it('goes in time, however often the page around it is rendered', async () => {
  const outside = new FakeOutside();
  const page = () => (
    <BelfryProvider recipient="ada" token="token" outside={outside}>
      <BelfryToaster forMs={300} />
    </BelfryProvider>
  );
  const { rerender } = render(page());
  await act(() => outside.clock.advance(0));
  act(() => outside.transport.last.connect(4));
  act(() => outside.transport.last.notify(5, { title: 'Restless' }));
  await waitFor(() => expect(toasts()).toEqual(['Restless']));

  for (let n = 0; n < 20; n++) {
    rerender(page());
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
  }

  expect(toasts()).toEqual([]);
});

it('stays while somebody points at it', async () => {
  const { stream } = await showLive(<BelfryToaster forMs={300} />);
  act(() => stream.notify(5, { title: 'Held' }));
  await waitFor(() => expect(toasts()).toEqual(['Held']));

  await user.hover(screen.getByText('Held'));
  await act(() => new Promise((resolve) => setTimeout(resolve, 500)));
  expect(toasts()).toEqual(['Held']);
  await user.unhover(screen.getByText('Held'));

  await waitFor(() => expect(toasts()).toEqual([]));
});

it('is one for everything that was missed, and none for what is low', async () => {
  const { outside, stream, advance } = await showLive(<BelfryToaster />);
  act(() => stream.end());
  await advance(1_000);

  act(() => {
    outside.transport.last.connect(4, { head: 304 });
    for (let position = 5; position <= 304; position++) outside.transport.last.notify(position);
  });
  await waitFor(() => expect(toasts()).toEqual(['300 new notifications']));

  act(() => outside.transport.last.notify(305, { priority: 'low' }));
  await waitFor(() => expect(screen.getByText('New: Title 305')).toBeInTheDocument());
  expect(toasts()).toHaveLength(1);
});

it('asks what the person has muted when the first one comes, and once for a burst', async () => {
  const outside = new FakeOutside();
  outside.answer = ({ path }) =>
    json(path.includes('preferences') ? { categories: { news: { ring: false, sound: false } } } : inboxJson([], 4));
  const { stream } = await showLive(<BelfryToaster />, outside);
  expect(outside.callsTo('GET', '/inbox/preferences')).toEqual([]);

  act(() => {
    stream.notify(5, { title: 'Muted', category: 'news' });
    stream.notify(6, { title: 'Heard', category: 'orders' });
  });

  await waitFor(() => expect(toasts()).toEqual(['Heard']));
  expect(outside.callsTo('GET', '/inbox/preferences')).toHaveLength(1);
});

it('is shown in one tab of the browser', async () => {
  const browser = new FakeBrowser();
  const clock = new FakeClock();
  const outsides = [1, 2, 3].map(() => new FakeOutside({ clock, tabs: browser.tab() }));
  for (const outside of outsides) {
    render(
      <BelfryProvider recipient="ada" token="token" outside={outside}>
        <BelfryToaster />
      </BelfryProvider>,
    );
    await act(() => clock.advance(0));
  }

  act(() => outsides[0]?.transport.last.connect(0));
  act(() => outsides[0]?.transport.last.notify(1, { title: 'Once' }));
  await act(() => clock.advance(0));

  await waitFor(() => expect(toasts()).toEqual(['Once']));
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(toasts()).toHaveLength(1);
});

it.each([
  [ko, '새 알림 3개', 'ltr'],
  [ar, '3 إشعارات جديدة', 'rtl'],
])('speaks the language of its provider', async (messages, words, dir) => {
  const { stream } = await showLive(<BelfryToaster />, new FakeOutside(), 0, { messages });

  act(() => {
    for (const position of [5, 6, 7]) stream.notify(position);
  });

  await waitFor(() => expect(toasts()).toEqual([words]));
  expect(document.querySelector('.bf-toasts')).toHaveAttribute('dir', dir);
});
