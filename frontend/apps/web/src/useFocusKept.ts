import { useEffect, useRef } from 'react';

/** Where a step took the element away that had the focus, the focus goes on at the first that the selector finds. */
export function useFocusKept(step: string | null, selector: string): void {
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    if (document.activeElement === document.body) document.querySelector<HTMLElement>(selector)?.focus();
  }, [step, selector]);
}
