'use client';
import { useEffect, useRef, useState } from 'react';
import { useInboxEvents } from './hooks';

/** How long newcomers are gathered into one announcement. */
const GATHER_MS = 400;

export interface Ring {
  /** Grows by one with every ring. */
  readonly count: number;
  /** What a screen reader is told. */
  readonly words: string;
}

/** Rings once for each burst of new notifications. What was read or removed elsewhere makes no noise. */
export function useRing(): Ring {
  const [ring, setRing] = useState<Ring>({ count: 0, words: '' });
  const gathered = useRef<string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useInboxEvents((event) => {
    if (event.kind !== 'notification') return;
    gathered.current.push(event.notification.title);
    timer.current ??= setTimeout(() => {
      const titles = gathered.current;
      gathered.current = [];
      timer.current = undefined;
      const words = titles.length === 1 ? `New: ${titles[0] ?? ''}` : `${titles.length} new notifications`;
      setRing(({ count }) => ({ count: count + 1, words }));
    }, GATHER_MS);
  });
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  return ring;
}
