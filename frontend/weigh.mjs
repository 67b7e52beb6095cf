// What a bundle weighs that a page downloads: minified and gzipped, without React.
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const react = /^react(-dom)?($|\/)/;

/** The bytes of an entry and of all that it needs, in the files with this ending. */
export async function weigh(entry, ending, ...external) {
  const { output } = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      modulePreload: false,
      rollupOptions: { input: entry, external: [react, ...external], preserveEntrySignatures: 'strict' },
    },
  });
  const files = output.filter(({ fileName }) => fileName.endsWith(ending));
  return files.reduce((sum, { code, source }) => sum + gzipSync(code ?? source).length, 0);
}
