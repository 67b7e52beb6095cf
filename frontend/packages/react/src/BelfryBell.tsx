'use client';
import { type FocusEvent, useEffect, useRef, useState } from 'react';
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
export function BelfryBell({ badge = 'unread', className = '' }: BelfryBellProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { bell } = useMessages();
  const number = useInbox((s) => s.inbox.counts[badge]);
  const { status } = useConnection();
  const { count } = useArrival();

  useEffect(() => {
    if (!open) return;
    const closeOutside = ({ target }: PointerEvent) => {
      if (target instanceof Node && !root.current?.contains(target)) setOpen(false);
    };
    // On the document, because what had the focus may be gone from the tray.
    const closeOnEscape = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('keydown', closeOnEscape);
    };
  }, [open]);

  const closeBehind = ({ relatedTarget }: FocusEvent) => {
    // Null when the focus goes nowhere, e.g. because the row that had it is gone.
    if (relatedTarget instanceof Node && !root.current?.contains(relatedTarget)) setOpen(false);
  };

  return (
    <div ref={root} {...useRoot('bf-bell', className)} onBlur={closeBehind}>
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
          <span className="bf-badge" aria-hidden="true">
            {number > 99 ? '99+' : number}
          </span>
        )}
      </button>
      {open && <BelfryTray onClose={() => setOpen(false)} />}
    </div>
  );
}
