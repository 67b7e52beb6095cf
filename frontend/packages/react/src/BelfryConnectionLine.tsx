'use client';
import type { Connection } from '@belfry/client';
import { useEffect, useState } from 'react';
import { useConnection, useNow } from './hooks';

export interface BelfryConnectionLineProps {
  /** How long to say nothing, in milliseconds: most interruptions are over by then. 2 000 if left out. */
  readonly patienceMs?: number;
  readonly className?: string;
}

/** One line that says, in words, when and why nothing arrives by itself; nothing while everything is well. */
export function BelfryConnectionLine({ patienceMs = 2_000, className = '' }: BelfryConnectionLineProps) {
  const connection = useConnection();
  const { status, retryNow } = connection;
  const isAway = status !== 'live' && status !== 'idle';
  const isLate = useLater(isAway, patienceMs);
  const shown = isAway && (isLate || status === 'stopped');
  return (
    <div role="status" className={`bf bf-line ${className}`} data-status={status} hidden={!shown}>
      {shown && (
        <>
          <span className="bf-line-words">
            {words(connection)} <Countdown until={connection.nextRetryAt} />
          </span>
          {(connection.nextRetryAt !== null || status === 'stopped') && (
            <button type="button" className="bf-button" onClick={retryNow}>
              Retry now
            </button>
          )}
        </>
      )}
    </div>
  );
}

function words({ status, reason }: Connection): string {
  if (reason !== null) return reason.text;
  return status === 'connecting' ? 'Connecting…' : 'Reconnecting…';
}

/** Not read out: a number that changes every second would be all that a screen reader says. */
function Countdown({ until }: { readonly until: number | null }) {
  const now = useNow(1_000);
  if (until === null) return null;
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  return <span aria-hidden="true">{seconds === 0 ? 'Trying again now.' : `Trying again in ${seconds} s.`}</span>;
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
