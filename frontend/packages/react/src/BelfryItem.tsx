'use client';
import { type Notification, isSafeLink } from '@belfry/client';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useId } from 'react';
import { useMessages, useSurroundings } from './context';
import { useAction, useInboxActions } from './hooks';
import { absoluteTime, relativeTime } from './time';

export interface BelfryItemProps {
  readonly notification: Notification;
  readonly now: number;
  /** Its place in the list, from 1, and how many there are; -1 when nobody knows. */
  readonly place: number;
  readonly of: number;
}

/** One notification. All of it is text, whatever the sender wrote; only its links are links. */
export function BelfryItem({ notification, now, place, of }: BelfryItemProps) {
  const { archive: archives } = useSurroundings();
  const m = useMessages();
  const { markRead, markUnread, archive, unarchive } = useInboxActions();
  const { run, busy, problem } = useAction();
  const name = useId();
  const { id, title, body, category, priority, createdAt, actor, actions = [] } = notification;
  const unread = notification.readAt === undefined;
  const isArchived = notification.archivedAt !== undefined;
  const read = () => {
    if (unread) run(() => markRead(id));
  };
  const toggle = () => run(() => (unread ? markRead(id) : markUnread(id)));
  const put = () => run(() => (isArchived ? unarchive(id) : archive(id)));
  const onKey = ({ key, target, currentTarget, nativeEvent }: KeyboardEvent) => {
    if (target !== currentTarget || nativeEvent.isComposing) return;
    if (key === 'u') toggle();
    else if (key === 'e' && archives) put();
    else if (key === 'Enter') currentTarget.querySelector('a')?.click();
  };

  return (
    // A click anywhere is for the mouse; the keyboard has the link, the buttons, and their letters.
    <article
      className="bf-item"
      tabIndex={0}
      aria-labelledby={name}
      aria-posinset={place}
      aria-setsize={of}
      data-unread={unread}
      data-priority={priority}
      onClick={read}
      onAuxClick={read}
      onKeyDown={onKey}
    >
      <h3 id={name} className="bf-item-title">
        {unread && <span className="bf-hidden">{m.unread}</span>}{' '}
        <Goto link={notification.link}>
          <bdi>{title}</bdi>
        </Goto>
      </h3>
      {body !== undefined && (
        <p className="bf-item-body">
          <bdi>{body}</bdi>
        </p>
      )}
      {actions.length > 0 && (
        <p className="bf-item-actions">
          {actions.map((action) => (
            <Goto key={action.id} link={action.link} className="bf-button">
              {action.label}
            </Goto>
          ))}
        </p>
      )}
      <p className="bf-item-meta">
        {actor !== undefined && <bdi>{actor.name}</bdi>}
        <time dateTime={createdAt} title={absoluteTime(createdAt, m.locale)}>
          {relativeTime(createdAt, now, m.locale)}
        </time>
        {category !== undefined && <bdi className="bf-chip">{category}</bdi>}
        {priority !== 'normal' && (
          <span className="bf-chip" data-priority={priority}>
            {m.priority[priority]}
          </span>
        )}
        <span className="bf-item-buttons">
          <Quiet busy={busy} onClick={toggle}>
            {unread ? m.markRead : m.markUnread}
          </Quiet>
          {archives && (
            <Quiet busy={busy} onClick={put}>
              {isArchived ? m.unarchive : m.archive}
            </Quiet>
          )}
        </span>
      </p>
      {problem !== null && (
        <p role="alert" className="bf-problem">
          {m.notSaved(problem)}
        </p>
      )}
    </article>
  );
}

interface QuietProps {
  readonly busy: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button whose click is not one on the row. */
function Quiet({ busy, onClick, children }: QuietProps) {
  const click = (event: MouseEvent) => {
    event.stopPropagation();
    onClick();
  };
  return (
    <button type="button" className="bf-quiet" aria-disabled={busy} onClick={click}>
      {children}
    </button>
  );
}

interface GotoProps {
  readonly link: string | undefined;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A link where it is one; left to the application where that wants it and the person did not ask for another tab. */
function Goto({ link, className, children }: GotoProps) {
  const { navigate } = useSurroundings();
  if (link === undefined || !isSafeLink(link)) return <span className={className}>{children}</span>;
  const follow = (event: MouseEvent) => {
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
