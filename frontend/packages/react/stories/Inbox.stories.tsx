import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect } from 'react';
import { BelfryInbox } from '../src';
import { World, items } from './world';

export default { title: 'Inbox', component: BelfryInbox } satisfies Meta<typeof BelfryInbox>;

const inbox = (
  world: Omit<Parameters<typeof World>[0], 'children'>,
  view?: Parameters<typeof BelfryInbox>[0]['view'],
): StoryObj => ({
  render: () => (
    <World {...world}>
      <BelfryInbox categories={{ orders: 'Orders', billing: 'Billing' }} {...(view === undefined ? {} : { view })} />
    </World>
  ),
});

export const Everything = inbox({ items });
export const Unread = inbox({ items }, { state: 'unread' });
export const OneCategory = inbox({ items }, { category: 'billing' });
export const Archived = inbox(
  { items: [{ title: 'Long ago', archivedAt: '2026-01-01T00:00:00Z', readAt: '2026-01-01T00:00:00Z' }] },
  { state: 'archived' },
);
export const Empty = inbox({});
export const EmptyView = inbox({ items: [] }, { state: 'unread' });
export const Loading = inbox({ connection: 'loading' });
export const Refused = inbox({ connection: 'refused' });
export const Unreachable = inbox({ connection: 'unreachable' });
export const Offline = inbox({ items, connection: 'offline' });
export const SignedOut = inbox({ connection: 'signed-out' });
export const WithMore = inbox({ items, more: true });
export const NewOnesAbove = inbox({ items, arriving: [{ title: 'Just now' }, { title: 'And another one' }] });
/** For the test that thousands of rows stay usable. */
export const FiveThousand = inbox({
  items: Array.from({ length: 5_000 }, (_, n) => ({ title: `Number ${5_000 - n}`, body: 'One of very many.' })),
});

function Archiving() {
  useEffect(() => {
    const timer = setTimeout(() => {
      const first = document.querySelector('.bf-item-buttons')?.lastElementChild;
      if (first instanceof HTMLElement) first.click();
    }, 200);
    return () => clearTimeout(timer);
  }, []);
  return <BelfryInbox />;
}

export const Undo: StoryObj = {
  render: () => (
    <World items={items}>
      <Archiving />
    </World>
  ),
};
