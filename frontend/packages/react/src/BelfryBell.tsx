'use client';
import { type FocusEvent, useEffect, useRef, useState } from 'react';
import { BelfryTray } from './BelfryTray';
import { useConnection, useInbox } from './hooks';
import { BellIcon } from './icons';
import { useRing } from './useRing';

/** The bell: a button with the number of unread notifications, and the tray that it opens. One per page. */
export function BelfryBell({ className = '' }: { readonly className?: string }) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const unread = useInbox((s) => s.inbox.counts.unread);
  const { status } = useConnection();
  const ring = useRing();

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
    <div ref={root} className={`bf bf-bell ${className}`} onBlur={closeBehind}>
      <button
        ref={button}
        type="button"
        className="bf-bell-button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={bellName(unread)}
        data-live={status === 'live'}
        onClick={() => setOpen(!open)}
      >
        <span key={ring.count} className={ring.count > 0 ? 'bf-rings' : undefined}>
          <BellIcon />
        </span>
        {unread > 0 && (
          <span className="bf-badge" aria-hidden="true">
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </button>
      {open && <BelfryTray onClose={() => setOpen(false)} />}
      <div role="status" className="bf-hidden">
        {ring.words}
      </div>
    </div>
  );
}

function bellName(unread: number): string {
  if (unread === 0) return 'Notifications';
  return `Notifications, ${unread > 99 ? 'more than 99' : unread} unread`;
}
