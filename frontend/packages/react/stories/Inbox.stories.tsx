import type { Meta, StoryObj } from '@storybook/react-vite';
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
