'use client';
import type { View } from '@belfry/client';
import type { KeyboardEvent } from 'react';
import { BelfryItem } from './BelfryItem';
import { useMessages } from './context';
import { useAction, useConnection, useNotifications, useNow } from './hooks';

export interface BelfryListProps {
  /** Which part of the inbox; all of it if left out. */
  readonly view?: View;
}

type Shown = ReturnType<typeof useNotifications>;

/** A view of the inbox, newest first, with words for every state it can be in. */
export function BelfryList({ view = {} }: BelfryListProps) {
  const shown = useNotifications(view);
  const isAll = view.category === undefined && (view.state ?? 'all') === 'all';
  if (!shown.loaded) return <NotLoaded {...shown} />;
  return (
    <>
      {shown.problem !== null && <Refused {...shown} />}
      {shown.inbox.notifications.length === 0 ? <Empty isAll={isAll} /> : <Items {...shown} />}
    </>
  );
}

function Items({ inbox, loading, loadMore }: Shown) {
  const now = useNow(30_000);
  const { notifications, next } = inbox;
  const { notifications: name } = useMessages();
  return (
    <>
      <div role="feed" className="bf-list" aria-label={name} aria-busy={loading} onKeyDown={walk}>
        {notifications.map((notification, n) => (
          <BelfryItem
            key={notification.id}
            notification={notification}
            now={now}
            place={n + 1}
            of={next === null ? notifications.length : -1}
          />
        ))}
      </div>
      {next !== null && <Older loadMore={loadMore} />}
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

function Older({ loadMore }: Pick<Shown, 'loadMore'>) {
  const { run, busy, problem } = useAction();
  const m = useMessages();
  return (
    <div className="bf-note">
      {problem !== null && <p role="alert">{m.loadFailed(problem)}</p>}
      <button type="button" className="bf-button" disabled={busy} onClick={() => run(loadMore)}>
        {busy ? m.loading : m.showOlder}
      </button>
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

/** The list is shown as it was; the last attempt to load it again has failed. */
function Refused({ problem, refresh }: Shown) {
  const m = useMessages();
  return (
    <div role="alert" className="bf-note">
      <p>{m.loadFailed(m.reasons[problem?.code ?? ''] ?? problem?.message ?? '')}</p>
      <TryAgain refresh={refresh} />
    </div>
  );
}

function NotLoaded({ problem, refresh }: Shown) {
  const { reason } = useConnection();
  const m = useMessages();
  const code = problem?.code ?? reason?.code;
  if (code === undefined || code === 'handover') return <Skeleton />;
  return (
    <div role="alert" className="bf-note">
      <p className="bf-note-title">{m.notLoaded}</p>
      <p>{m.reasons[code] ?? problem?.message ?? reason?.text}</p>
      <TryAgain refresh={refresh} />
    </div>
  );
}

function TryAgain({ refresh }: Pick<Shown, 'refresh'>) {
  const { run, busy } = useAction();
  const m = useMessages();
  return (
    <button type="button" className="bf-button" disabled={busy} onClick={() => run(refresh)}>
      {busy ? m.loading : m.loadAgain}
    </button>
  );
}

function Skeleton() {
  const { loading } = useMessages();
  return (
    <div aria-busy="true">
      <p className="bf-hidden">{loading}</p>
      <div className="bf-list" aria-hidden="true">
        {[1, 2, 3].map((n) => (
          <div key={n} className="bf-item bf-skeleton">
            <span />
            <span />
          </div>
        ))}
      </div>
    </div>
  );
}
