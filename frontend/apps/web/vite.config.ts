import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const belfry = process.env.BELFRY_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  server: {
    port: 5173,
    // The proxy pipes an answer as it comes, so the stream is not held back.
    proxy: { '/api': { target: belfry, changeOrigin: false } },
  },
  build: {
    // Maven packs this folder into the jar of this module, and Spring Boot serves it.
    outDir: '../../target/classes/static',
    emptyOutDir: true,
    // A font or icon in a data: URL would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
