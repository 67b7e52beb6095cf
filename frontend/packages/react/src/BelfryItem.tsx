'use client';
import { type Notification, isSafeLink } from '@belfry/client';
import type { ReactNode } from 'react';
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

  return (
    <li className="bf-item" data-unread={unread} data-priority={priority}>
      <h3 className="bf-item-title" dir="auto">
        {unread && <span className="bf-hidden">Unread: </span>}
        <Title link={notification.link} onOpen={unread ? read : undefined}>
          {title}
        </Title>
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
        <button
          type="button"
          className="bf-quiet bf-item-toggle"
          disabled={busy}
          onClick={() => (unread ? read() : run(() => markUnread(id)))}
        >
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

interface TitleProps {
  readonly link: string | undefined;
  /** Absent when there is nothing left to do. */
  readonly onOpen: (() => void) | undefined;
  readonly children: ReactNode;
}

function Title({ link, onOpen, children }: TitleProps) {
  if (link !== undefined && isSafeLink(link)) {
    return (
      <a href={link} onClick={onOpen} onAuxClick={onOpen}>
        {children}
      </a>
    );
  }
  if (onOpen === undefined) return children;
  return (
    <button type="button" onClick={onOpen}>
      {children}
    </button>
  );
}
