import { describe, expect, it } from 'vitest';
import type { TokenReason } from '../src';
import { createTokens, renewAfterMs } from '../src/tokens';
import { FakeClock, jwt } from '../testing';

const clock = new FakeClock();
const seconds = (n: number) => n * 1000;

describe('renewAfterMs', () => {
  it('is min(60 s, a fifth of its life) before the end', () => {
    expect(renewAfterMs(jwt(clock.now(), 3600), clock.now())).toBe(seconds(3540));
    expect(renewAfterMs(jwt(clock.now(), 100), clock.now())).toBe(seconds(80));
  });

  it('is never at once, even with a clock that is wrong or a token that has ended', () => {
    expect(renewAfterMs(jwt(clock.now(), 3600), clock.now() + seconds(7200))).toBe(seconds(30));
    expect(renewAfterMs(jwt(clock.now(), 0), clock.now())).toBe(1000);
  });

  it('is unknown for a token that does not say', () => {
    expect(renewAfterMs('opaque', clock.now())).toBeNull();
    expect(renewAfterMs('a.b.c', clock.now())).toBeNull();
  });

  it('fits into a timer', () => {
    expect(renewAfterMs(jwt(clock.now(), 1e9), clock.now())).toBe(2 ** 31 - 1);
  });
});

describe('tokens', () => {
  function tokensThat(source: (reason: TokenReason, call: number) => string | Promise<string>) {
    const clock = new FakeClock();
    const reasons: TokenReason[] = [];
    const tokens = createTokens(({ reason }) => source(reason, reasons.push(reason)), clock, 10_000);
    tokens.keepFresh(true);
    return { clock, reasons, tokens };
  }

  it('asks once for everybody who waits', async () => {
    const { tokens, reasons } = tokensThat((_, call) => `token-${call}`);

    expect(await Promise.all([tokens.current(), tokens.current()])).toEqual(['token-1', 'token-1']);
    expect(reasons).toEqual(['initial']);
  });

  it('asks for another ahead of the end, and goes on to do so', async () => {
    const { tokens, reasons, clock } = tokensThat(() => jwt(clock.now(), 100));

    const first = await tokens.current();
    await clock.advance(seconds(81));
    const second = await tokens.current();
    await clock.advance(seconds(81));

    expect(second).not.toBe(first);
    expect(reasons).toEqual(['initial', 'expiring', 'expiring']);
  });

  it('keeps the old one when the next is not to be had, and asks again', async () => {
    const { tokens, reasons, clock } = tokensThat((_, call) => {
      if (call === 2) throw new Error('down');
      return jwt(clock.now(), 100);
    });

    const first = await tokens.current();
    await clock.advance(seconds(81));
    expect(await tokens.current()).toBe(first);
    await clock.advance(seconds(30));

    expect(await tokens.current()).not.toBe(first);
    expect(reasons).toEqual(['initial', 'expiring', 'expiring']);
  });

  it('does not ask after it was told to rest', async () => {
    const { tokens, reasons, clock } = tokensThat(() => jwt(clock.now(), 100));

    await tokens.current();
    tokens.keepFresh(false);
    await clock.advance(seconds(1000));

    expect(reasons).toEqual(['initial']);
  });

  it('does not ask ahead again when an answer comes after it was told to rest', async () => {
    const { tokens, reasons, clock } = tokensThat(() => jwt(clock.now(), 100));

    const asked = tokens.current();
    tokens.keepFresh(false);
    await asked;
    await clock.advance(seconds(1000));

    expect(reasons).toEqual(['initial']);
  });

  it('takes no page of a sign-in for a token, and asks again', async () => {
    const { tokens } = tokensThat((_, call) => (call === 1 ? '<!doctype html>\n<title>Sign in</title>' : 'token-2'));

    await expect(tokens.current()).rejects.toMatchObject({ code: 'no-token' });
    expect(await tokens.current()).toBe('token-2');
  });

  it('knows a recipient whose name is not in ASCII', async () => {
    const claims = new TextEncoder().encode(JSON.stringify({ sub: '김민수' }));
    const token = `e30.${btoa(String.fromCharCode(...claims))
      .replaceAll('+', '-')
      .replaceAll('/', '_')}.x`;

    expect(await createTokens(token, clock, 10_000, '김민수').current()).toBe(token);
    await expect(createTokens(token, clock, 10_000, '이서연').current()).rejects.toMatchObject({ status: 403 });
  });

  it('asks for another after a rejection, but not when another is held already', async () => {
    const { tokens, reasons } = tokensThat((_, call) => `token-${call}`);

    const first = await tokens.current();
    tokens.reject(first, false);
    expect(await tokens.current()).toBe('token-2');
    tokens.reject(first, false);
    expect(await tokens.current()).toBe('token-2');

    expect(reasons).toEqual(['initial', 'rejected']);
  });

  it('is signed out when the source has nothing but the rejected one', async () => {
    const tokens = createTokens('the-only-one', clock, 10_000);

    tokens.reject(await tokens.current(), true);

    await expect(tokens.current()).rejects.toMatchObject({ status: 401, code: 'signed-out' });
  });

  it('takes the same one again when something on the way has refused it, which may have meant anything', async () => {
    const { tokens, reasons } = tokensThat(() => 'the-only-one');

    tokens.reject(await tokens.current(), false);

    expect(await tokens.current()).toBe('the-only-one');
    expect(reasons).toEqual(['initial', 'rejected']);
  });

  it('gives the words of a source that fails, and does not wait for ever for one that hangs', async () => {
    const failing = tokensThat(() => Promise.reject(new Error('no session')));
    const hanging = tokensThat(() => new Promise<string>(() => {}));

    await expect(failing.tokens.current()).rejects.toThrow('The sign-in did not give a token: no session');
    const answer = expect(hanging.tokens.current()).rejects.toMatchObject({ code: 'no-answer' });
    await hanging.clock.advance(10_000);
    await answer;
  });
});
