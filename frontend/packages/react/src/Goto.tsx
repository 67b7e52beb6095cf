'use client';
import { isSafeLink } from '@belfry/client';
import type { MouseEvent, ReactNode } from 'react';
import { useSurroundings } from './context';
import { isForBrowser } from './keys';

interface GotoProps {
  readonly link: string | undefined;
  readonly className?: string;
  /** Told of every click, also of one that opens another tab. */
  readonly onFollow?: () => void;
  readonly children: ReactNode;
}

/** A link where it is one; a path is left to the application where that wants it and the person did not ask for another tab. */
export function Goto({ link, className, onFollow, children }: GotoProps) {
  const { navigate } = useSurroundings();
  if (!link || !isSafeLink(link)) return <span className={className}>{children}</span>;
  const follow = (event: MouseEvent) => {
    onFollow?.();
    if (!navigate || !link.startsWith('/') || event.shiftKey || isForBrowser(event)) return;
    event.preventDefault();
    navigate(link);
  };
  return (
    <a href={link} className={className} onClick={follow}>
      {children}
    </a>
  );
}
