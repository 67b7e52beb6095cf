import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect } from 'react';
import { BelfryBell } from '../src';
import { World, items } from './world';

export default { title: 'Bell', component: BelfryBell } satisfies Meta<typeof BelfryBell>;

type Story = StoryObj;

function Opened() {
  useEffect(() => document.querySelector<HTMLElement>('.bf-bell-button')?.click(), []);
  return (
    <div style={{ display: 'flex', justifyContent: 'end', minHeight: 560 }}>
      <BelfryBell />
    </div>
  );
}

const bell = (world: Omit<Parameters<typeof World>[0], 'children'>): Story => ({
  render: () => (
    <World {...world}>
      <BelfryBell />
    </World>
  ),
});

const tray = (world: Omit<Parameters<typeof World>[0], 'children'>): Story => ({
  render: () => (
    <World {...world}>
      <Opened />
    </World>
  ),
});

export const NothingNew = bell({});
export const OneUnread = bell({ items: items.slice(0, 1) });
export const SomeUnread = bell({ items });
export const MoreThanNinetyNine = bell({ items: Array.from({ length: 120 }, (_, n) => ({ title: `Number ${n}` })) });
export const Connecting = bell({ connection: 'loading' });
export const NotLive = bell({ items, connection: 'lost' });
export const Offline = bell({ items, connection: 'offline' });
export const Refused = bell({ connection: 'refused' });
export const TrayWithEverything = tray({ items });
export const TrayEmpty = tray({});
export const TrayWithMore = tray({ items, more: true });
export const TrayOffline = tray({ items, connection: 'offline' });
export const TrayUnreachable = tray({ connection: 'unreachable' });
export const TrayLoading = tray({ connection: 'loading' });
export const TrayRefused = tray({ connection: 'refused' });
export const TraySignedOut = tray({ connection: 'signed-out' });
