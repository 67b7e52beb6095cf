'use client';
import { isSafeLink } from '@belfry/client';
import type { MouseEvent, ReactNode } from 'react';
import { useSurroundings } from './context';

interface GotoProps {
  readonly link: string | undefined;
  readonly className?: string;
  /** Told of every click, also of one that opens another tab. */
  readonly onFollow?: () => void;
  readonly children: ReactNode;
}

/** A link where it is one; left to the application where that wants it and the person did not ask for another tab. */
export function Goto({ link, className, onFollow, children }: GotoProps) {
  const { navigate } = useSurroundings();
  if (link === undefined || !isSafeLink(link)) return <span className={className}>{children}</span>;
  const follow = (event: MouseEvent) => {
    onFollow?.();
    if (
      navigate === undefined ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    navigate(link);
  };
  return (
    <a href={link} className={className} onClick={follow}>
      {children}
    </a>
  );
}
