'use client';
import type { MouseEvent, ReactNode } from 'react';

interface ButtonProps {
  readonly className?: string;
  /** Keeps the focus, which a `disabled` button would lose. */
  readonly busy?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button whose click is not one on the row around it. */
export function Button({ className = 'bf-quiet', busy = false, onClick, children }: ButtonProps) {
  const click = (event: MouseEvent) => {
    event.stopPropagation();
    if (!busy) onClick();
  };
  return (
    <button type="button" className={className} aria-disabled={busy} onClick={click}>
      {children}
    </button>
  );
}
