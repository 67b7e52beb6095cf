import { defineConfig } from 'vite';

/** One file for Node, with the client in it. */
export default defineConfig({
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: 'chaos/subscribers.ts',
    outDir: '../chaos/target/subscribers',
    emptyOutDir: true,
    rolldownOptions: { output: { entryFileNames: 'subscribers.mjs' } },
  },
});
