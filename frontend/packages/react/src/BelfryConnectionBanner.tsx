'use client';
import { useEffect, useRef, useState } from 'react';
import { Button } from './Button';
import { useMessages, useRoot } from './context';
import { useConnection, useNow } from './hooks';
import { inWords } from './messages';

export interface BelfryConnectionBannerProps {
  /** How long to say nothing, in milliseconds: most interruptions are over by then. 2 000 if left out. */
  readonly patienceMs?: number;
  readonly className?: string;
}

/** One line that says, in words, when and why nothing arrives by itself; nothing while everything is well. */
export function BelfryConnectionBanner({ patienceMs = 2_000, className }: BelfryConnectionBannerProps) {
  const root = useRef<HTMLDivElement>(null);
  const { status, reason, nextRetryAt, retryNow } = useConnection();
  const m = useMessages();
  const isAway = status !== 'live' && status !== 'idle';
  const isLate = useLater(isAway, patienceMs);
  const shown = isAway && (isLate || status === 'stopped');
  const retry = () => {
    root.current?.focus(); // the button goes
    retryNow();
  };
  return (
    // Always there: a region that comes with its words is often not read.
    <div ref={root} role="status" tabIndex={-1} {...useRoot('bf-line', className)}>
      {shown && (
        <>
          <span>
            {reason ? inWords(m, reason) : m.loading} <Countdown until={nextRetryAt} />
          </span>
          {(nextRetryAt || status === 'stopped') && (
            <Button className="bf-button" onClick={retry}>
              {m.retryNow}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

/** Not read out: a number that changes every second would be all that a screen reader says. */
function Countdown({ until }: { readonly until: number | null }) {
  const now = useNow(1_000);
  const { tryingIn } = useMessages();
  if (until === null) return null;
  return <span aria-hidden>{tryingIn(Math.max(0, Math.ceil((until - now) / 1000)))}</span>;
}

/** True once it has been so for a while. */
function useLater(isSo: boolean, ms: number): boolean {
  const [later, setLater] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setLater(true), ms);
    return () => {
      clearTimeout(timer);
      setLater(false);
    };
  }, [isSo, ms]);
  return later;
}
