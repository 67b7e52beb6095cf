'use client';
import type { Notification } from '@belfry/client';
import { type KeyboardEvent, memo, useId, useRef } from 'react';
import { Button } from './Button';
import { Goto } from './Goto';
import { NotSaved } from './NotSaved';
import { useMessages, useSurroundings } from './context';
import { useAction, useInboxActions } from './hooks';
import { keyOf } from './keys';
import { absoluteTime, relativeTime } from './time';

export interface BelfryItemProps {
  readonly notification: Notification;
  readonly now: number;
  /** Its place in the list, from 1, and how many there are; -1 when nobody knows. */
  readonly place: number;
  readonly of: number;
  /** Archives it in another way, e.g. one that offers the way back. */
  readonly onArchive?: ((id: string) => Promise<void>) | undefined;
}

/** One notification. All of it is text, whatever the sender wrote; only its links are links. */
export const BelfryItem = memo(function Item({ notification, now, place, of, onArchive }: BelfryItemProps) {
  const { archive: archives } = useSurroundings();
  const m = useMessages();
  const { markRead, markUnread, archive, unarchive } = useInboxActions();
  const { run, busy, problem } = useAction();
  const name = useId();
  const row = useRef<HTMLElement>(null);
  const { id, title, body, category, priority, createdAt, actor, actions = [] } = notification;
  const unread = notification.readAt === undefined;
  const isArchived = notification.archivedAt !== undefined;
  const toggle = () => run(() => (unread ? markRead : markUnread)(id));
  const read = () => unread && toggle();
  const put = () => {
    leave(row.current);
    run(() => (isArchived ? unarchive : (onArchive ?? archive))(id));
  };
  const onKey = (event: KeyboardEvent) => {
    const { target, currentTarget } = event;
    const key = keyOf(event);
    // From row to row, as the pattern for feeds says, and by the letters that mail readers use.
    const { nextElementSibling: next, previousElementSibling: previous } = currentTarget;
    const to = { pagedown: next, j: next, pageup: previous, k: previous }[key];
    if (to) {
      event.preventDefault();
      focus(to);
    }
    if (target !== currentTarget) return;
    if (key === 'u') toggle();
    else if (key === 'e' && archives) put();
    else if (key === 'enter') currentTarget.querySelector<HTMLElement>('h3 a')?.click();
  };

  return (
    // A click anywhere is for the mouse; the keyboard has the link, the buttons, and their letters.
    <article
      ref={row}
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
      {body && (
        <p className="bf-item-body">
          <bdi>{body}</bdi>
        </p>
      )}
      <p className="bf-item-actions">
        {actions.map((action) => (
          <Goto key={action.id} link={action.link} className="bf-button">
            {action.label}
          </Goto>
        ))}
      </p>
      <p className="bf-item-meta">
        {actor && <bdi>{actor.name}</bdi>}
        <time dateTime={createdAt} title={absoluteTime(createdAt, m.locale)}>
          {relativeTime(createdAt, now, m.locale)}
        </time>
        {category && <bdi className="bf-chip">{category}</bdi>}
        {priority !== 'normal' && (
          <span className="bf-chip" data-priority={priority}>
            {m.priority[priority]}
          </span>
        )}
        <span className="bf-item-buttons">
          <Button busy={busy} onClick={toggle}>
            {unread ? m.markRead : m.markUnread}
          </Button>
          {archives && (
            <Button busy={busy} onClick={put}>
              {isArchived ? m.unarchive : m.archive}
            </Button>
          )}
        </span>
      </p>
      <NotSaved problem={problem} />
    </article>
  );
});

/** The focus goes on before its row goes: to the next one, else the one before, else the list. */
function leave(row: HTMLElement | null): void {
  focus(row?.nextElementSibling ?? row?.previousElementSibling ?? row?.closest('.bf-feed'));
}

export function focus(element: Element | null | undefined): void {
  (element as HTMLElement | null | undefined)?.focus();
}
