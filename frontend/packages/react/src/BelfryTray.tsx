'use client';
import { useEffect, useId, useRef } from 'react';
import { BelfryConnectionBanner } from './BelfryConnectionBanner';
import { BelfryList } from './BelfryList';
import { Button } from './Button';
import { MarkAllRead } from './MarkAllRead';
import { useMessages } from './context';
import { useInbox, useInboxActions } from './hooks';

/** The list that hangs from the bell. Opening it marks as seen what it shows. */
export function BelfryTray({ onClose }: { readonly onClose: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const headingId = useId();
  const { notifications, close } = useMessages();
  const { markAllSeen } = useInboxActions();
  const unseenUpTo = useInbox(({ inbox }) => inbox.counts.unseen && inbox.notifications[0]?.position);
  useEffect(() => {
    // If it cannot be said now, the next opening says it.
    if (unseenUpTo) markAllSeen(unseenUpTo).catch(() => {});
  }, [unseenUpTo, markAllSeen]);
  useEffect(() => heading.current?.focus(), []);

  return (
    <div role="dialog" aria-labelledby={headingId} className="bf-tray">
      <header className="bf-tray-head">
        <h2 ref={heading} id={headingId} tabIndex={-1}>
          {notifications}
        </h2>
        <MarkAllRead />
        <Button className="bf-quiet bf-tray-close" onClick={onClose}>
          {close}
        </Button>
      </header>
      <div className="bf-tray-scroll">
        <BelfryList />
      </div>
      <BelfryConnectionBanner />
    </div>
  );
}
