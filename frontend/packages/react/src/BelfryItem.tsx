'use client';
import { type Notification, isSafeLink } from '@belfry/client';
import type { MouseEvent, ReactNode } from 'react';
import { useAction, useInboxActions } from './hooks';
import { absoluteTime, relativeTime } from './time';

/** One notification. All of it is text, whatever the sender wrote; only its link is a link. */
export function BelfryItem({ notification, now }: { readonly notification: Notification; readonly now: number }) {
  const { markRead, markUnread } = useInboxActions();
  const { run, busy, problem } = useAction();
  const { id, title, body, category, priority, createdAt } = notification;
  const unread = notification.readAt === undefined;
  const read = () => {
    if (unread) run(() => markRead(id));
  };
  const toggle = (event: MouseEvent) => {
    event.stopPropagation();
    run(() => (unread ? markRead(id) : markUnread(id)));
  };

  return (
    // A click anywhere is for the mouse; the keyboard has the link and the button.
    <li className="bf-item" data-unread={unread} data-priority={priority} onClick={read} onAuxClick={read}>
      <h3 className="bf-item-title" dir="auto">
        {unread && <span className="bf-hidden">Unread:</span>} <Title link={notification.link}>{title}</Title>
      </h3>
      {body !== undefined && (
        <p className="bf-item-body" dir="auto">
          {body}
        </p>
      )}
      <p className="bf-item-meta">
        <time dateTime={createdAt} title={absoluteTime(createdAt)}>
          {relativeTime(createdAt, now)}
        </time>
        {category !== undefined && <span className="bf-chip">{category}</span>}
        {priority !== 'normal' && (
          <span className="bf-chip" data-priority={priority}>
            {priority}
          </span>
        )}
        <button type="button" className="bf-quiet bf-item-toggle" aria-disabled={busy} onClick={toggle}>
          {unread ? 'Mark read' : 'Mark unread'}
        </button>
      </p>
      {problem !== null && (
        <p role="alert" className="bf-problem">
          Not saved: {problem}
        </p>
      )}
    </li>
  );
}

function Title({ link, children }: { readonly link: string | undefined; readonly children: ReactNode }) {
  return link !== undefined && isSafeLink(link) ? <a href={link}>{children}</a> : <span>{children}</span>;
}
