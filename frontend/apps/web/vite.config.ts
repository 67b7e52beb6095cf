import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const belfry = process.env.BELFRY_URL ?? 'http://127.0.0.1:8080';

/** Puts each asset beside itself as `.gz`, for the server to send as it is. */
const compressed: Plugin = {
  name: 'compressed',
  enforce: 'post',
  generateBundle(_, bundle) {
    for (const [fileName, output] of Object.entries(bundle)) {
      if (!fileName.startsWith('assets/')) continue;
      const source = gzipSync(output.type === 'asset' ? output.source : output.code, { level: 9 });
      this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source });
    }
  },
};

export default defineConfig({
  plugins: [react(), compressed],
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
