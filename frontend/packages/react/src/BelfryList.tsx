'use client';
import type { View } from '@belfry/client';
import { useCallback, useRef, useState } from 'react';
import { Ask } from './Ask';
import { BelfryItem, type BelfryItemProps, focus } from './BelfryItem';
import { Button } from './Button';
import { NotSaved } from './NotSaved';
import { useMessages } from './context';
import { inWords } from './messages';
import { useAttempt, useConnection, useInboxActions, useNotifications, useNow } from './hooks';

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
        {archived && !problem && (
          <>
            {m.putAway} <Button onClick={() => undo(archived)}>{m.undo}</Button>
          </>
        )}
      </p>
      {(!shown.loaded || shown.problem) && <NotLoaded {...shown} />}
      {shown.loaded &&
        (shown.inbox.notifications.length === 0 ? <Empty isAll={isAll} /> : <Items {...shown} onArchive={put} />)}
    </div>
  );
}

function Items({ inbox, loading, loadMore, onArchive }: Shown & Pick<BelfryItemProps, 'onArchive'>) {
  const now = useNow(30_000);
  const { notifications, next } = inbox;
  const feed = useRef<HTMLDivElement>(null);
  const m = useMessages();
  const older = () => {
    // The button may go with the last page; from here on the keys lead into what comes.
    focus(feed.current?.lastElementChild);
    return loadMore();
  };
  return (
    <>
      <div ref={feed} role="feed" className="bf-list" aria-label={m.notifications} aria-busy={loading}>
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
      {next && <Ask label={m.showOlder} load={older} />}
    </>
  );
}

function Empty({ isAll }: { readonly isAll: boolean }) {
  const { empty, emptyView } = useMessages();
  return (
    <div className="bf-note">
      <p className="bf-note-title">{isAll ? empty[0] : emptyView}</p>
      {isAll && <p>{empty[1]}</p>}
    </div>
  );
}

/** Nothing is here yet; or it is shown as it was, and the last attempt to load it again has failed. */
function NotLoaded({ problem, refresh }: Shown) {
  const { reason } = useConnection();
  const m = useMessages();
  const why = problem ?? reason;
  if (!why || why.code === 'handover')
    return (
      <div className="bf-skeleton" aria-busy="true">
        <p className="bf-hidden">{m.loading}</p>
      </div>
    );
  return <Ask why={inWords(m, why)} load={refresh} />;
}
