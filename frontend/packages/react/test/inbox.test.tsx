import { FakeOutside, inboxJson, json, standingJson } from '@belfry/client/testing';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { BelfryBell, BelfryInbox, BelfryProvider, BelfryToaster } from '../src';
import { MockBelfryProvider } from '../testing';
import { showLive } from './shown';
import { render } from '@testing-library/react';

const user = userEvent.setup();

it('shows its views, loaded from the server, and offers no archive where none is wanted', async () => {
  const outside = new FakeOutside();
  outside.answer = ({ path }) => json(path.includes('state=unread') ? inboxJson([2], 4) : inboxJson([4, 2], 4));
  await showLive(<BelfryInbox categories={{ orders: 'Orders' }} />, outside, 1, { archive: false });
  const choice = (name: RegExp) => within(screen.getByRole('group', { name: 'Show' })).getByRole('button', { name });
  expect(screen.getAllByRole('article')).toHaveLength(2);
  expect(screen.queryByRole('button', { name: 'Archived' })).toBeNull();

  await user.click(choice(/^Unread/));

  expect(choice(/^Unread/)).toHaveAttribute('aria-pressed', 'true');
  expect(await screen.findByText('Title 2')).toBeVisible();
  expect(screen.queryByText('Title 4')).toBeNull();
  await user.click(choice(/^Orders/));
  expect(outside.callsTo('GET', '/inbox?').at(-1)?.path).toContain('category=orders');
});

it('shows what is archived, and brings it back', async () => {
  const outside = new FakeOutside();
  const data = [{ id: 'n2', title: 'Put away', createdAt: '2026-11-21T09:00:00Z', position: 2, archivedAt: 'x' }];
  outside.answer = ({ path, method }) =>
    json(
      path.includes('state=archived')
        ? inboxJson([], 4, { data })
        : method === 'GET'
          ? inboxJson([4], 4)
          : standingJson(4),
    );
  const { stream } = await showLive(<BelfryInbox />, outside, 1);

  await user.click(screen.getByRole('button', { name: 'Archived' }));
  expect(await screen.findByText('Put away')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Mark all read' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Unarchive' }));

  expect(outside.callsTo('PATCH', '/inbox/notifications/n2')[0]?.body).toEqual({ archived: false });
  const counts = { unseen: 1, unread: 2, total: 2 };
  act(() => stream.send('state', { ids: ['n2'], change: 'unarchived', at: 'x', position: 5, counts }, 5));
  expect(screen.queryByText('Put away')).toBeNull();
});

it('offers the way back only where something was archived', async () => {
  const outside = new FakeOutside();
  outside.answer = ({ method }) => json(method === 'GET' ? inboxJson([4, 2], 4) : standingJson(4));
  await showLive(<BelfryInbox />, outside, 1);
  await user.click(screen.getAllByRole('button', { name: 'Archive' }).at(0) as HTMLElement);
  expect(await screen.findByRole('button', { name: 'Undo' })).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Archived' }));

  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

it('is rendered on a server without a word to anybody, and says that it is loading', () => {
  const outside = new FakeOutside();

  const html = renderToString(
    <BelfryProvider recipient="ada" token="token" outside={outside} locale="ko">
      <BelfryBell />
      <BelfryInbox />
      <BelfryToaster />
    </BelfryProvider>,
  );

  expect(html).toContain('aria-label="알림"');
  expect(html).toContain('불러오는 중');
  expect(outside.calls).toEqual([]);
});

it('can be shown without a server, for the tests of an application', async () => {
  render(
    <MockBelfryProvider items={[{ title: 'Order shipped' }, { title: 'Old', readAt: '2026-01-01T00:00:00Z' }]}>
      <BelfryBell />
      <BelfryInbox />
    </MockBelfryProvider>,
  );

  expect(await screen.findByRole('button', { name: 'Notifications, 1 unread' })).toBeVisible();
  expect(screen.getByText('Order shipped')).toBeVisible();
});
