'use client';
import { BelfryItem } from './BelfryItem';
import { useAction, useConnection, useInbox, useInboxActions, useNow } from './hooks';

/** The inbox, newest first, with words for every state it can be in. */
export function BelfryList() {
  const loaded = useInbox((s) => s.loaded);
  const isEmpty = useInbox((s) => s.inbox.notifications.length === 0);
  if (!loaded) return <NotLoaded />;
  return (
    <>
      <Refusal />
      {isEmpty ? <Empty /> : <Items />}
    </>
  );
}

function Items() {
  const notifications = useInbox((s) => s.inbox.notifications);
  const now = useNow(30_000);
  return (
    <>
      <ul className="bf-list">
        {notifications.map((notification) => (
          <BelfryItem key={notification.id} notification={notification} now={now} />
        ))}
      </ul>
      <Older />
    </>
  );
}

function Older() {
  const { loadMore } = useInboxActions();
  const next = useInbox((s) => s.inbox.next);
  const { run, busy, problem } = useAction();
  if (next === null) return null;
  return (
    <div className="bf-note">
      {problem !== null && <p role="alert">Older notifications could not be loaded: {problem}</p>}
      <button type="button" className="bf-button" disabled={busy} onClick={() => run(loadMore)}>
        {busy ? 'Loading…' : 'Show older'}
      </button>
    </div>
  );
}

function Empty() {
  return (
    <div className="bf-note">
      <p className="bf-note-title">You’re all caught up</p>
      <p>What arrives next appears here by itself.</p>
    </div>
  );
}

/** The list is shown as it was; the last attempt to load it again has failed. */
function Refusal() {
  const problem = useInbox((s) => s.problem);
  if (problem === null) return null;
  return (
    <div role="alert" className="bf-note">
      <p>The list could not be loaded again: {problem.message}</p>
      <TryAgain />
    </div>
  );
}

function NotLoaded() {
  const problem = useInbox((s) => s.problem);
  const { reason } = useConnection();
  const words = problem?.message ?? reason?.text;
  if (words === undefined) return <Skeleton />;
  return (
    <div role="alert" className="bf-note">
      <p className="bf-note-title">The notifications are not here yet</p>
      <p>{words}</p>
      <TryAgain />
    </div>
  );
}

function TryAgain() {
  const { refresh } = useInboxActions();
  const { run, busy } = useAction();
  return (
    <button type="button" className="bf-button" disabled={busy} onClick={() => run(refresh)}>
      {busy ? 'Loading…' : 'Load again'}
    </button>
  );
}

function Skeleton() {
  return (
    <div aria-busy="true">
      <p className="bf-hidden">Loading notifications…</p>
      <ul className="bf-list" aria-hidden="true">
        {[1, 2, 3].map((n) => (
          <li key={n} className="bf-item bf-skeleton">
            <span />
            <span />
          </li>
        ))}
      </ul>
    </div>
  );
}
