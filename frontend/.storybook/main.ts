import type { StorybookConfig } from '@storybook/react-vite';

export default {
  framework: '@storybook/react-vite',
  stories: ['../packages/react/stories/*.stories.tsx', '../apps/web/stories/*.stories.tsx'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (config) => ({ ...config, build: { ...config.build, chunkSizeWarningLimit: 4_000 } }),
} satisfies StorybookConfig;
