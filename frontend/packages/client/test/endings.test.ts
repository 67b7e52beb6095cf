import { describe, expect, it } from 'vitest';
import { BelfryError } from '../src';
import { type Ending, afterEnding } from '../src/endings';

const middle = () => 0.5;
const waitOf = (ending: Ending, failures = 0, random = middle) => {
  const next = afterEnding(ending, failures, random);
  return next.stop ? 'stopped' : next.waitMs;
};
const refused = (status: number, retryAfterMs?: number): Ending => ({
  kind: 'refused',
  error: new BelfryError('words', status, 'code', { retryAfterMs }),
});
const bye = (reconnect: boolean, retryMs: number, reason = 'deploy'): Ending => ({
  kind: 'bye',
  reason,
  reconnect,
  retryMs,
});

describe('afterEnding', () => {
  it('backs off with full jitter, doubled up to a limit', () => {
    expect([0, 1, 2, 3, 4, 20].map((failures) => waitOf({ kind: 'lost' }, failures))).toEqual([
      1000, 2000, 4000, 8000, 15_000, 15_000,
    ]);
    expect(waitOf({ kind: 'lost' }, 4, () => 0.999)).toBeCloseTo(29_970);
  });

  it('never returns at once, whatever the server and the dice say', () => {
    const none = () => 0;
    const endings: Ending[] = [
      { kind: 'lost' },
      bye(true, 0),
      bye(true, -5),
      refused(503, 0),
      { kind: 'reset', reason: 'gone', retryMs: 0 },
    ];

    for (const ending of endings) expect(waitOf(ending, 0, none)).toBe(250);
  });

  it('never waits longer than a timer can, or it would fire at once', () => {
    expect(waitOf(bye(true, 1e15))).toBe(3_600_000);
    expect(waitOf(refused(503, 1e15))).toBe(3_600_000);
  });

  it('waits as long as bye says, and a random share of what reset says', () => {
    expect(waitOf(bye(true, 2140))).toBe(2140);
    expect(waitOf({ kind: 'reset', reason: 'gone', retryMs: 3000 })).toBe(1500);
  });

  it('waits for Retry-After and some more, so that not everybody returns in the same second', () => {
    expect(waitOf(refused(503, 7000))).toBe(8000);
  });

  it('stops where returning would not help, and says so', () => {
    for (const ending of [bye(false, 60_000, 'evicted'), bye(false, 60_000, 'revoked'), refused(401), refused(403)]) {
      const next = afterEnding(ending, 0, middle);
      expect(next.stop).toBe(true);
      expect(next.reason.text).toMatch(/\w/);
    }
  });

  it('loads the inbox again after a reset and after a frame nobody can read, and that one late', () => {
    expect(afterEnding({ kind: 'reset', reason: 'gone', retryMs: 9 }, 0, middle)).toMatchObject({ reload: true });
    expect(afterEnding({ kind: 'unreadable' }, 0, () => 0)).toMatchObject({ reload: true, waitMs: 15_000 });
    expect(afterEnding({ kind: 'lost' }, 0, middle)).toMatchObject({ reload: false });
  });
});
