'use client';
import type { BelfryClient, Connection, EventListener, InboxState } from '@belfry/client';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useBelfryClient } from './BelfryProvider';

/** Renders again only when the selected part changes, e.g. `useInbox((s) => s.inbox.counts.unread)`. Select, do not build new objects. */
export function useInbox<T>(select: (state: InboxState) => T): T {
  const client = useBelfryClient();
  const selected = () => select(client.getState());
  return useSyncExternalStore(client.subscribe, selected, selected);
}

export type InboxActions = Pick<
  BelfryClient,
  'markRead' | 'markUnread' | 'markAllRead' | 'markAllSeen' | 'refresh' | 'loadMore'
>;

/** What can be done with the inbox. Every action is a promise that fails with words. */
export function useInboxActions(): InboxActions {
  return useBelfryClient();
}

/** Whether the inbox is live, and if not: since when, why, and when the next attempt begins. */
export function useConnection(): Connection & { readonly retryNow: () => void } {
  const { retryNow } = useBelfryClient();
  const connection = useInbox((s) => s.connection);
  return useMemo(() => ({ ...connection, retryNow }), [connection, retryNow]);
}

/** Calls the handler for every event of the log, at most once and in order. */
export function useInboxEvents(handler: EventListener): void {
  const client = useBelfryClient();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => client.onEvent((event, context) => latest.current(event, context)), [client]);
}

/** Puts the number of unread notifications in front of the page's title: "(3) Orders". */
export function useDocumentTitle(title: string): void {
  const unread = useInbox((s) => s.inbox.counts.unread);
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${title}` : title;
    return () => {
      document.title = title;
    };
  }, [unread, title]);
}

/** The time, renewed every so many milliseconds while `running`. */
export function useNow(everyMs: number, running = true): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, running]);
  return now;
}

/** Runs an action with words for its failure, and one at a time. */
export function useAction(): {
  readonly run: (action: () => Promise<void>) => void;
  readonly busy: boolean;
  readonly problem: string | null;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = (action: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    action()
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : 'Something went wrong.'))
      .finally(() => setBusy(false));
  };
  return { run, busy, problem };
}
