// The packages stay small: says what each part weighs, minified and gzipped, without React, and fails when a budget is broken.
import { readFileSync } from 'node:fs';
import { weigh } from './weigh.mjs';

const budgets = [
  ['@belfry/client without the polyfill', 'packages/client/src/index.ts', '.js', 9_000, 'event-source-polyfill'],
  ['@belfry/react with client and polyfill', 'packages/react/src/index.ts', '.js', 20_000],
  ['@belfry/react/styles.css', 'packages/react/src/styles.css', '.css', 5_000],
];

for (const [name, entry, ending, budget, ...external] of budgets) {
  const size = await weigh(entry, ending, ...external);
  console.log(`${name}: ${size} B gzipped, budget ${budget} B`);
  if (size === 0 || size > budget) process.exitCode = 1;
}

// An example is what a developer writes: few lines, or it is no example.
for (const file of ['examples/vite/main.tsx', 'examples/next/app/page.jsx']) {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '').length;
  console.log(`${file}: ${lines} lines of its own, budget 12`);
  if (lines > 12) process.exitCode = 1;
}

// Next has rendered the page where there is no window.
if (!readFileSync('target/examples/next/index.html', 'utf8').includes('bf-bell-button')) {
  console.log('examples/next: no bell in the page that the server renders');
  process.exitCode = 1;
}
