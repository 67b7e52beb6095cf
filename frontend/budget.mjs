// The packages stay small: says what each part weighs, minified and gzipped, without React, and fails when a budget is broken.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

async function weigh(entry, ending, external) {
  const { output } = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      modulePreload: false,
      rollupOptions: { input: entry, external, preserveEntrySignatures: 'strict' },
    },
  });
  const files = output.filter(({ fileName }) => fileName.endsWith(ending));
  return files.reduce((sum, { code, source }) => sum + gzipSync(code ?? source).length, 0);
}

const react = /^react/;
const budgets = [
  ['@belfry/client without the polyfill', 'packages/client/src/index.ts', '.js', 9_000, 'event-source-polyfill'],
  ['@belfry/react with client and polyfill', 'packages/react/src/index.ts', '.js', 20_000, react],
  ['@belfry/react/styles.css', 'packages/react/src/styles.css', '.css', 5_000, react],
];

for (const [name, entry, ending, budget, external] of budgets) {
  const size = await weigh(entry, ending, external);
  console.log(`${name}: ${size} B gzipped, budget ${budget} B`);
  if (size === 0 || size > budget) process.exitCode = 1;
}

// An example is what a developer writes: few lines, or it is no example.
const lines = readFileSync('examples/vite/main.tsx', 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '').length;
console.log(`examples/vite: ${lines} lines of its own, budget 12`);
if (lines > 12) process.exitCode = 1;
