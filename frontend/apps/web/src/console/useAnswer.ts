import { useCallback, useEffect, useState } from 'react';

/** What has been asked of the server, and how far that has come. */
export type Answer<T> =
  | { readonly kind: 'loading' }
  /** The problem is why there is nothing newer. */
  | { readonly kind: 'here'; readonly value: T; readonly problem: string | null }
  | { readonly kind: 'refused'; readonly words: string };

/** Asks, and asks again every so many milliseconds; what is here stays while the next answer comes or does not. */
export function useAnswer<T>(ask: () => Promise<T>, everyMs?: number): Answer<T> & { readonly again: () => void } {
  const [answer, setAnswer] = useState<Answer<T>>({ kind: 'loading' });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isOver = false;
    const put = (next: (before: Answer<T>) => Answer<T>) => {
      if (!isOver) setAnswer(next);
    };
    const once = () =>
      ask().then(
        (value) => put(() => ({ kind: 'here', value, problem: null })),
        (error: unknown) => {
          const words = error instanceof Error ? error.message : String(error);
          put((before) => (before.kind === 'here' ? { ...before, problem: words } : { kind: 'refused', words }));
        },
      );
    void once();
    const timer = everyMs === undefined ? undefined : setInterval(() => void once(), everyMs);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [ask, everyMs, turn]);
  return { ...answer, again: useCallback(() => setTurn((n) => n + 1), []) };
}
