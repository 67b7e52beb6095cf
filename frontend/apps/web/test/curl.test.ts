import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { curlLines } from '../src/curl';

it('is what a shell takes as it is, whatever the title holds', () => {
  const notification = { to: 'ada', title: `it's "$HOME" \`id\` \\ 안녕` } as const;

  const [, post = ''] = curlLines('http://127.0.0.1:8080', notification).split('\n');
  const words = execFileSync('sh', ['-c', post.replace(/^curl/, "printf '%s\\n'")], { env: { TOKEN: 'abc' } })
    .toString()
    .split('\n');

  expect(words).toContain('Authorization: Bearer abc');
  expect(words).toContain(JSON.stringify(notification));
});

it('shows what would turn the line around, and means the same', () => {
  const notification = { to: 'ada', title: 'x', category: 'a\u202eb\u2067c' };

  const lines = curlLines('http://127.0.0.1:8080', notification);

  expect(lines).not.toMatch(/\p{Bidi_Control}/u);
  expect(JSON.parse(/-d '(.*)'$/.exec(lines)?.[1] ?? '')).toEqual(notification);
});

it('takes the token out of what the demo endpoint answers', () => {
  const [fetchToken = ''] = curlLines('http://127.0.0.1:8080', { to: 'ada', title: 'x' }).split('\n');
  const answer = `printf '%s' '{"token":"a.b-c_d","expiresAt":"2026-11-21T10:30:00Z"}'`;

  const script = `${fetchToken.replace(/curl [^|]*/, `${answer} `)}; printf %s "$TOKEN"`;

  expect(execFileSync('sh', ['-c', script]).toString()).toBe('a.b-c_d');
});
