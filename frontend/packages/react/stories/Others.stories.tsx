import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ComponentProps } from 'react';
import { BelfryConnectionBanner, BelfryPreferences, BelfryToaster } from '../src';
import type { MockConnection } from '../testing';
import { World } from './world';

export default { title: 'Others' } satisfies Meta;

const toast = (arriving: ComponentProps<typeof World>['arriving'], apartMs = 0): StoryObj => ({
  render: () => (
    <World arriving={arriving ?? []} apartMs={apartMs}>
      <BelfryToaster forMs={3_600_000} />
    </World>
  ),
});

const shipped = { title: 'Order shipped', body: 'Parcel 42 is on its way.', link: '/orders/42' };
const failed = {
  title: 'Payment failed',
  body: `The card ending 42 was declined. ${'And that is not all. '.repeat(20)}`,
};
const fire = { title: 'The warehouse is on fire', priority: 'urgent' } as const;

export const OneToast = toast([shipped]);
export const SeveralToasts = toast([shipped, failed, fire], 600);
export const SummaryToast = toast([shipped, shipped, shipped]);
export const UrgentToast = toast([fire]);

const banner = (connection: MockConnection): StoryObj => ({
  render: () => (
    <World connection={connection}>
      <BelfryConnectionBanner patienceMs={0} />
    </World>
  ),
});

export const BannerLoading = banner('loading');
export const BannerLost = banner('lost');
export const BannerOffline = banner('offline');
export const BannerUnreachable = banner('unreachable');
export const BannerRefused = banner('refused');
export const BannerUnreadable = banner('unreadable');
export const BannerDeploy = banner('deploy');
export const BannerRotation = banner('rotation');
export const BannerBusy = banner('busy');
export const BannerTokenExpired = banner('token-expired');
export const BannerSignedOut = banner('signed-out');
export const BannerRevoked = banner('revoked');
export const BannerEvicted = banner('evicted');

const settings = (preferences: ComponentProps<typeof World>['preferences']): StoryObj => ({
  render: () => (
    <World {...(preferences === undefined ? {} : { preferences })}>
      <BelfryPreferences categories={{ orders: 'Orders', billing: 'Billing', security: 'Security' }} />
    </World>
  ),
});

const chosen = {
  categories: { orders: { ring: true, sound: false }, billing: { ring: false, sound: false } },
  mandatory: ['security'],
};

export const Preferences = settings(chosen);
export const PreferencesUntouched = settings(undefined);
export const PreferencesLoading = settings('loading');
export const PreferencesRefused = settings('refused');
export const PreferencesQuietHours = settings({
  ...chosen,
  quietHours: { from: '22:00', to: '08:00', timeZone: 'Asia/Seoul' },
});
