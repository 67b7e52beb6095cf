'use client';
import { useMessages } from './context';
import { useAction, useInbox, useInboxActions } from './hooks';

/** Marks read everything up to the newest notification that is shown, so that one arriving meanwhile stays unread. */
export function MarkAllRead({ category }: { readonly category?: string | undefined }) {
  const { markAllRead } = useInboxActions();
  const m = useMessages();
  const unread = useInbox((s) => s.inbox.counts.unread);
  const newest = useInbox((s) => s.inbox.notifications[0]?.position);
  const { run, busy, problem } = useAction();
  const nothingToDo = unread === 0 || busy;
  if (newest === undefined) return null;
  return (
    <>
      {problem !== null && (
        <span role="alert" className="bf-problem">
          {m.notSaved(problem)}
        </span>
      )}
      <button
        type="button"
        className="bf-quiet"
        // Not `disabled`: the button that was just pressed would lose the focus.
        aria-disabled={nothingToDo}
        onClick={() => !nothingToDo && run(() => markAllRead(newest, category))}
      >
        {m.markAllRead}
      </button>
    </>
  );
}
