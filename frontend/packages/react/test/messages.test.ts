import { expect, it } from 'vitest';
import { en, ko } from '../src';
import { ar } from '../src/locales/ar';
import { inWords } from '../src/messages';

it('Korean and Arabic have words for the same reasons', () => {
  expect(Object.keys(ko.reasons).sort()).toEqual(Object.keys(ar.reasons).sort());
});

it('says in one sentence whatever answers in the place of Belfry, and in the server’s words what nobody has translated', () => {
  const proxy = { code: 'http-502', text: 'A proxy answered (status 502).' };
  const later = { code: 'of-a-later-release', text: 'Belfry has reasons.' };

  expect(inWords(ko, proxy)).toBe(ko.reasons.http);
  expect(inWords(en, proxy)).toBe(proxy.text);
  expect(inWords(ko, later)).toBe(later.text);
});
