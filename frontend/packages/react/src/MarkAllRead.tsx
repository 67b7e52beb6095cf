'use client';
import { Button } from './Button';
import { NotSaved } from './NotSaved';
import { useMessages } from './context';
import { useAction, useInbox, useInboxActions } from './hooks';

/** Marks read everything up to the newest notification that is shown, so that one arriving meanwhile stays unread. */
export function MarkAllRead({ category }: { readonly category?: string | undefined }) {
  const { markAllRead } = useInboxActions();
  const m = useMessages();
  const { counts, notifications } = useInbox((s) => s.inbox);
  const newest = notifications[0]?.position;
  const { run, busy, problem } = useAction();
  if (!newest) return null;
  return (
    <>
      <NotSaved problem={problem} />
      <Button busy={counts.unread === 0 || busy} onClick={() => run(() => markAllRead(newest, category))}>
        {m.markAllRead}
      </Button>
    </>
  );
}
