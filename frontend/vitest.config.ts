import { defineConfig } from 'vitest/config';

const testTimeout = 30_000; // a busy machine is no reason to fail

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'client', testTimeout, environment: 'node', include: ['packages/client/test/**/*.test.ts'] } },
      {
        test: {
          name: 'react',
          testTimeout,
          environment: 'jsdom',
          include: ['{packages/react,apps/web}/test/**/*.test.{ts,tsx}'],
          setupFiles: ['packages/react/test/setup.ts'],
        },
      },
    ],
  },
});
