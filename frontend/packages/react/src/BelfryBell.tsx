'use client';
import { useEffect, useRef, useState } from 'react';
import { useArrival } from './Arrivals';
import { BelfryTray } from './BelfryTray';
import { useMessages, useRoot } from './context';
import { useConnection, useInbox } from './hooks';
import { BellIcon } from './icons';

export interface BelfryBellProps {
  /** What the badge counts; unread if left out. */
  readonly badge?: 'unread' | 'unseen';
  readonly className?: string;
}

/** The bell: a button with the number of unread notifications, and the tray that it opens. One per page. */
export function BelfryBell({ badge = 'unread', className }: BelfryBellProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { bell } = useMessages();
  const number = useInbox((s) => s.inbox.counts[badge]);
  const { status } = useConnection();
  const { count } = useArrival();

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  // Null when the focus goes nowhere, e.g. because the row that had it is gone.
  const closeOutside = (to: EventTarget | null) => {
    if (to instanceof Node && !root.current?.contains(to)) setOpen(false);
  };
  useEffect(() => {
    if (!open) return;
    const closed = new AbortController();
    document.addEventListener('pointerdown', ({ target }) => closeOutside(target), closed);
    // On the document, because what had the focus may be gone from the tray.
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && close(), closed);
    return () => closed.abort();
  }, [open]);

  return (
    <div ref={root} {...useRoot('bf-bell', className)} onBlur={({ relatedTarget }) => closeOutside(relatedTarget)}>
      <button
        ref={button}
        type="button"
        className="bf-bell-button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={bell(number)}
        data-live={status === 'live'}
        onClick={() => setOpen(!open)}
      >
        <span key={count} className={count > 0 ? 'bf-rings' : undefined}>
          <BellIcon />
        </span>
        {number > 0 && (
          <span className="bf-badge" aria-hidden>
            {number > 99 ? '99+' : number}
          </span>
        )}
      </button>
      {open && <BelfryTray onClose={close} />}
    </div>
  );
}
