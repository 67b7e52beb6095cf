import { expect, it } from 'vitest';
import { relativeTime } from '../src/time';

const now = Date.parse('2026-11-21T09:30:00Z');

it.each([
  ['2026-11-21T09:29:50Z', 'now'],
  ['2026-11-21T09:31:00Z', 'now'],
  ['2026-11-21T09:25:00Z', '5 minutes ago'],
  ['2026-11-21T07:30:00Z', '2 hours ago'],
  ['2026-11-20T09:29:00Z', 'yesterday'],
  ['2026-11-11T09:30:00Z', '10 days ago'],
])('says of %s: %s', (iso, words) => {
  expect(relativeTime(iso, now, 'en')).toBe(words);
});
