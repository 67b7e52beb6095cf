// Prints what Belfry's React package and two others weigh, as a table: npm run sizes, in ../../frontend.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { weigh } from '../../frontend/weigh.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const ours = join(here, '../../frontend/packages/react/src');
const folder = mkdtempSync(join(tmpdir(), 'belfry-sizes-'));

/** What an application imports, as a file of its own. */
function entry(name, text) {
  const path = join(folder, `${name}.js`);
  writeFileSync(path, text);
  return path;
}

const packages = [
  {
    name: 'Belfry',
    from: join(ours, 'index.ts'),
    bell: 'BelfryProvider, BelfryBell',
    css: join(ours, 'styles.css'),
  },
  { name: '@novu/react 3.19.2', from: '@novu/react', bell: 'Inbox' },
  {
    name: '@knocklabs/react 0.12.1',
    from: '@knocklabs/react',
    bell: 'KnockProvider, KnockFeedProvider, NotificationIconButton, NotificationFeedPopover',
    css: '@knocklabs/react/dist/index.css',
  },
];

try {
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(here, file), join(folder, file));
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--silent'], { cwd: folder, stdio: 'inherit' });
  console.log('| package | everything | the bell alone | its style sheet |');
  console.log('|---|---|---|---|');
  for (const [n, { name, from, bell, css }] of packages.entries()) {
    const bytes = (size) => `${size.toLocaleString('en')} B`;
    const cells = [
      bytes(await weigh(entry(`all-${n}`, `export * from ${JSON.stringify(from)};`), '.js')),
      bytes(await weigh(entry(`bell-${n}`, `export { ${bell} } from ${JSON.stringify(from)};`), '.js')),
      css === undefined
        ? 'in the script'
        : bytes(await weigh(entry(`css-${n}`, `import ${JSON.stringify(css)};`), '.css')),
    ];
    console.log(`| ${[name, ...cells].join(' | ')} |`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
