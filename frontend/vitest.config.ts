import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'client', environment: 'node', include: ['packages/client/test/**/*.test.ts'] } },
      {
        test: {
          name: 'react',
          environment: 'jsdom',
          include: ['{packages/react,apps/web}/test/**/*.test.{ts,tsx}'],
          setupFiles: ['packages/react/test/setup.ts'],
        },
      },
    ],
  },
});
