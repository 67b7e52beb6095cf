'use client';
import type { View } from '@belfry/client';
import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { BelfryItem, type BelfryItemProps } from './BelfryItem';
import { Button } from './Button';
import { NotSaved } from './NotSaved';
import { useMessages } from './context';
import { useAction, useAttempt, useConnection, useInboxActions, useNotifications, useNow } from './hooks';

export interface BelfryListProps {
  /** Which part of the inbox; all of it if left out. */
  readonly view?: View;
}

type Shown = ReturnType<typeof useNotifications>;

/** A view of the inbox, newest first, with words for every state it can be in. */
export function BelfryList({ view = {} }: BelfryListProps) {
  const shown = useNotifications(view);
  const { archive, unarchive } = useInboxActions();
  const { attempt, problem } = useAttempt();
  const [archived, setArchived] = useState<string | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const m = useMessages();
  const isAll = !view.category && (view.state ?? 'all') === 'all';
  const put = useCallback(
    (id: string) => {
      setArchived(id);
      return attempt(() => archive(id));
    },
    [archive, attempt],
  );
  const undo = (id: string) => {
    setArchived(null);
    root.current?.focus();
    void attempt(() => unarchive(id));
  };
  return (
    <div ref={root} tabIndex={-1} className="bf-feed">
      <NotSaved problem={problem} />
      <p role="status" className="bf-undo">
        {archived !== null && problem === null && (
          <>
            {m.putAway} <Button onClick={() => undo(archived)}>{m.undo}</Button>
          </>
        )}
      </p>
      {(!shown.loaded || shown.problem !== null) && <NotLoaded {...shown} />}
      {shown.loaded &&
        (shown.inbox.notifications.length === 0 ? <Empty isAll={isAll} /> : <Items {...shown} onArchive={put} />)}
    </div>
  );
}

function Items({ inbox, loading, loadMore, onArchive }: Shown & Pick<BelfryItemProps, 'onArchive'>) {
  const now = useNow(30_000);
  const { notifications, next } = inbox;
  const m = useMessages();
  return (
    <>
      <div role="feed" className="bf-list" aria-label={m.notifications} aria-busy={loading} onKeyDown={walk}>
        {notifications.map((notification, n) => (
          <BelfryItem
            key={notification.id}
            notification={notification}
            now={now}
            place={n + 1}
            of={next === null ? notifications.length : -1}
            onArchive={onArchive}
          />
        ))}
      </div>
      {next !== null && <Ask label={m.showOlder} load={loadMore} />}
    </>
  );
}

/** From row to row, as the pattern for feeds says, and by the letters that mail readers use. */
function walk(event: KeyboardEvent): void {
  const step = { PageDown: 1, j: 1, PageUp: -1, k: -1 }[event.key];
  const row = event.target instanceof Element ? event.target.closest('article') : null;
  if (step === undefined || row === null || event.nativeEvent.isComposing) return;
  const next = step === 1 ? row.nextElementSibling : row.previousElementSibling;
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}

interface AskProps {
  /** What stands above the button; what came of the last click if left out. */
  readonly words?: string;
  readonly label: string;
  readonly load: () => Promise<void>;
}

function Ask({ words, label, load }: AskProps) {
  const { run, busy, problem } = useAction();
  const m = useMessages();
  const said = words ?? (problem && m.loadFailed(problem));
  return (
    <div className="bf-note">
      {said && <p role="alert">{said}</p>}
      <Button className="bf-button" busy={busy} onClick={() => run(load)}>
        {busy ? m.loading : label}
      </Button>
    </div>
  );
}

function Empty({ isAll }: { readonly isAll: boolean }) {
  const m = useMessages();
  const [title, body] = isAll ? m.empty : [m.emptyView];
  return (
    <div className="bf-note">
      <p className="bf-note-title">{title}</p>
      {body !== undefined && <p>{body}</p>}
    </div>
  );
}

/** Nothing is here yet; or it is shown as it was, and the last attempt to load it again has failed. */
function NotLoaded({ problem, refresh }: Shown) {
  const { reason } = useConnection();
  const m = useMessages();
  const { code, message } = problem ?? { code: reason?.code, message: reason?.text };
  if (code === undefined || code === 'handover') return <Skeleton />;
  return <Ask words={m.loadFailed(m.reasons[code] ?? message ?? '')} label={m.loadAgain} load={refresh} />;
}

function Skeleton() {
  const { loading } = useMessages();
  return (
    <div className="bf-skeleton" aria-busy="true">
      <p className="bf-hidden">{loading}</p>
    </div>
  );
}
