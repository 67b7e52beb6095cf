import type { Meta, StoryObj } from '@storybook/react-vite';
import { BelfryConnectionBanner, BelfryPreferences, BelfryToaster } from '../src';
import { World } from './world';

export default { title: 'Others' } satisfies Meta;

const toast = (arriving: readonly { readonly title: string }[]): StoryObj => ({
  render: () => (
    <World arriving={arriving}>
      <BelfryToaster forMs={3_600_000} />
    </World>
  ),
});

const shipped = { title: 'Order shipped', body: 'Parcel 42 is on its way.', link: '/orders/42' };

export const OneToast = toast([shipped]);
export const SummaryToast = toast([shipped, shipped, shipped]);

const banner = (connection: 'lost' | 'refused' | 'signed-out'): StoryObj => ({
  render: () => (
    <World connection={connection}>
      <BelfryConnectionBanner patienceMs={0} />
    </World>
  ),
});

export const BannerLost = banner('lost');
export const BannerRefused = banner('refused');
export const BannerSignedOut = banner('signed-out');

export const Preferences: StoryObj = {
  render: () => (
    <World
      preferences={{
        categories: { orders: { ring: true, sound: false }, billing: { ring: false, sound: false } },
        quietHours: { from: '22:00', to: '08:00', timeZone: 'Asia/Seoul' },
        mandatory: ['security'],
      }}
    >
      <BelfryPreferences categories={{ orders: 'Orders', billing: 'Billing', security: 'Security' }} />
    </World>
  ),
};
