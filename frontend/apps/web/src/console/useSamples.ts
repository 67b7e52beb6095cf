import { useEffect, useState } from 'react';

const EVERY_MS = 2_000;
const KEPT = 60;

/** One answer: what it was, when it came, and how long that took. */
export interface Sample<T> {
  readonly at: number;
  readonly tookMs: number;
  readonly value: T;
}

/** The last answers, oldest first; and, while there are no new ones, why not. */
export interface Samples<T> {
  readonly samples: readonly Sample<T>[];
  readonly problem: string | null;
}

/** Asks every two seconds, and remembers for two minutes. What was heard stays while no answer comes. */
export function useSamples<T>(ask: () => Promise<T>): Samples<T> {
  const [state, setState] = useState<Samples<T>>({ samples: [], problem: null });
  useEffect(() => {
    let isOver = false;
    async function once() {
      const begun = performance.now();
      try {
        const value = await ask();
        const sample = { at: Date.now(), tookMs: performance.now() - begun, value };
        if (!isOver) setState(({ samples }) => ({ samples: [...samples, sample].slice(-KEPT), problem: null }));
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        if (!isOver) setState(({ samples }) => ({ samples, problem }));
      }
    }
    void once();
    const timer = setInterval(() => void once(), EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [ask]);
  return state;
}
