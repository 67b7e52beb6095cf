// A Chromium that needs no system package: @sparticuz/chromium carries the browser, its NSS libraries and a font. Elsewhere
// than on Linux x64 an installed Chrome is used; E2E_CHROMIUM names any other one.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A browser with a profile of its own. `close` leaves nothing behind.
 *
 * @param keepsPages whether it keeps a page that was left, as browsers do, and tests by default do not
 */
export async function openBrowser({ keepsPages = false } = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'belfry-e2e-'));
  const context = await chromium.launchPersistentContext(profile, {
    ...(await browser()),
    headless: true,
    viewport: { width: 1000, height: 760 },
    args: flags,
    ignoreDefaultArgs: keepsPages ? ['--disable-back-forward-cache'] : [],
  });
  context.setDefaultTimeout(60_000);
  return {
    context,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

async function browser() {
  if (process.env.E2E_CHROMIUM) return { executablePath: process.env.E2E_CHROMIUM };
  return process.platform === 'linux' && process.arch === 'x64' ? unpacked() : { channel: 'chrome' };
}

async function unpacked() {
  const folder = resolve('target/browser');
  const stamp = join(folder, '.complete');
  // The package takes any file of the right name for a whole one, also what an interrupted run has left.
  if (!existsSync(stamp)) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const executablePath = await unpack(folder);
  writeFileSync(stamp, '');
  return {
    executablePath,
    env: {
      ...process.env,
      FONTCONFIG_PATH: fonts(folder),
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    },
  };
}

/** It unpacks to the folder for temporary files, and its libraries only where it believes to be in a Lambda function. */
async function unpack(folder) {
  const before = { ...process.env };
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' });
  try {
    const { default: pack } = await import('@sparticuz/chromium');
    return await pack.executablePath();
  } finally {
    process.env = before;
  }
}

/** Its own configuration names /tmp; without any font every page crashes. */
function fonts(folder) {
  const config = join(folder, 'fontconfig');
  mkdirSync(config, { recursive: true });
  writeFileSync(
    join(config, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`,
  );
  return config;
}
