// The page stays small: says what was built, gzipped, and fails the build when a budget is broken.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const assets = 'target/classes/static/assets';
const budgets = { '.js': 95_000, '.css': 5_000 };

for (const [ending, budget] of Object.entries(budgets)) {
  const size = readdirSync(assets)
    .filter((name) => name.endsWith(ending))
    .reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0);
  console.log(`${ending} ${size} B gzipped, budget ${budget} B`);
  if (size > budget) process.exitCode = 1;
}
