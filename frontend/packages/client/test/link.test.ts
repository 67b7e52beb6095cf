import { expect, it } from 'vitest';
import { isSafeLink } from '../src';

it.each(['https://example.org/a?b#c', '/orders/42', '/'])('takes %s', (link) => {
  expect(isSafeLink(link)).toBe(true);
});

it.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'http://example.org',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil',
  'data:text/html,x',
  '',
])('does not take %j', (link) => {
  expect(isSafeLink(link)).toBe(false);
});
