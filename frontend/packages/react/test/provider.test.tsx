import { inboxJson, json, FakeOutside } from '@belfry/client/testing';
import { act, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useAppBadge, useDocumentTitle, useInbox } from '../src';
import { show, showLive } from './shown';

function Unread() {
  return <p>{useInbox((s) => s.inbox.counts.unread)} unread</p>;
}

it('opens one stream in StrictMode, which mounts everything twice', async () => {
  const { outside, advance } = show(<Unread />);

  await advance(100);

  expect(outside.callsTo('GET', '/inbox')).toHaveLength(1);
  expect(outside.transport.streams).toHaveLength(1);
});

it('closes the stream when it is gone', async () => {
  const { outside, view, advance } = await showLive(<Unread />);

  view.unmount();
  await advance(3_600_000);

  expect(outside.transport.stillOpen).toHaveLength(0);
  expect(outside.transport.streams).toHaveLength(1);
});

it('forgets everything when another person logs in', async () => {
  const outside = new FakeOutside();
  outside.answer = ({ authorization }) =>
    json(authorization === 'Bearer token-of-ada' ? inboxJson([4, 3], 4) : inboxJson([], 0));
  const { changeRecipient, advance, stream } = await showLive(<Unread />, outside, 2);
  expect(screen.getByText('2 unread')).toBeVisible();

  changeRecipient('bob');
  expect(screen.getByText('0 unread')).toBeVisible();
  await advance(0);

  expect(stream.isClosed).toBe(true);
  expect(outside.transport.last.request.headers).toEqual({ Authorization: 'Bearer token-of-bob' });
});

it('renders again only what has changed', async () => {
  const renders = vi.fn();
  function Position() {
    renders(useInbox((s) => s.inbox.counts.total));
    return null;
  }
  const { stream } = await showLive(<Position />);
  renders.mockClear();

  act(() => stream.send('state', { ids: [], change: 'seen', at: 'x', position: 5, counts }, 5));
  expect(renders).not.toHaveBeenCalled();

  act(() => stream.notify(6));
  expect(renders).toHaveBeenCalledWith(1);
});

const counts = { unseen: 0, unread: 0, total: 0 };

it('puts the number into the title of the page', async () => {
  function Title() {
    useDocumentTitle('Orders');
    return null;
  }
  const { stream, view } = await showLive(<Title />);
  expect(document.title).toBe('Orders');

  act(() => stream.notify(5, {}, { unseen: 3, unread: 3, total: 3 }));
  expect(document.title).toBe('(3) Orders');

  view.unmount();
  expect(document.title).toBe('Orders');
});

it('puts the number on the icon of the page, and takes it off when it is gone', async () => {
  const setAppBadge = vi.fn(() => Promise.resolve());
  vi.stubGlobal('navigator', { setAppBadge });
  function Badge() {
    useAppBadge();
    return null;
  }
  const { stream, view, outside, changeRecipient, advance } = await showLive(<Badge />);

  act(() => stream.notify(5, {}, { unseen: 3, unread: 3, total: 3 }));
  expect(setAppBadge).toHaveBeenLastCalledWith(3);

  changeRecipient('bob');
  expect(setAppBadge).toHaveBeenLastCalledWith(0);

  await advance(0);
  act(() => outside.transport.last.connect(4));
  act(() => outside.transport.last.notify(5, {}, { unseen: 2, unread: 2, total: 2 }));
  expect(setAppBadge).toHaveBeenLastCalledWith(2);
  view.unmount();
  expect(setAppBadge).toHaveBeenLastCalledWith(0);
  vi.unstubAllGlobals();
});

it('says what is missing when there is no provider', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});

  expect(() => render(<Unread />)).toThrow('No <BelfryProvider> above.');

  vi.restoreAllMocks();
});
