'use client';
import type {
  BelfryClient,
  Connection,
  Counts,
  EventListener,
  InboxState,
  ListState,
  Preferences,
  View,
} from '@belfry/client';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useBelfryClient } from './context';

/** Renders again only when the selected part changes, e.g. `useInbox((s) => s.inbox.counts.unread)`. Select, do not build new objects. */
export function useInbox<T>(select: (state: InboxState) => T): T {
  const client = useBelfryClient();
  const selected = () => select(client.getState());
  return useSyncExternalStore(client.subscribe, selected, selected);
}

/** The whole numbers for badges, of the whole inbox. */
export function useCounts(): Counts {
  return useInbox((s) => s.inbox.counts);
}

export type InboxActions = Pick<
  BelfryClient,
  | 'markRead'
  | 'markUnread'
  | 'markAllRead'
  | 'markAllSeen'
  | 'archive'
  | 'unarchive'
  | 'archiveAll'
  | 'refresh'
  | 'loadMore'
>;

/** What can be done with the inbox. Every action is a promise that fails with words. */
export function useInboxActions(): InboxActions {
  return useBelfryClient();
}

/** One view of the inbox, e.g. `{ state: 'unread' }`, and how to load more of it; all of it if left out. */
export function useNotifications({ state = 'all', category }: View = {}): ListState &
  Pick<BelfryClient, 'refresh' | 'loadMore'> {
  const client = useBelfryClient();
  const list = useMemo(
    () => client.list({ ...(state === 'all' ? {} : { state }), ...(category === undefined ? {} : { category }) }),
    [client, state, category],
  );
  const now = useSyncExternalStore(list.subscribe, list.getState, list.getState);
  return useMemo(() => ({ ...now, refresh: list.refresh, loadMore: list.loadMore }), [now, list]);
}

/** Whether the inbox is live, and if not: since when, why, and when the next attempt begins. */
export function useConnection(): Connection & { readonly retryNow: () => void } {
  const { retryNow } = useBelfryClient();
  const connection = useInbox((s) => s.connection);
  return useMemo(() => ({ ...connection, retryNow }), [connection, retryNow]);
}

/** Calls the handler for every event of the log, at most once and in order. */
export function useNotificationEvents(handler: EventListener): void {
  const client = useBelfryClient();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => client.onEvent((event, context) => latest.current(event, context)), [client]);
}

/** What the person has chosen, loaded when it is first looked at; null until then. `problem` has the words when that failed. */
export function usePreferences(): {
  readonly preferences: Preferences | null;
  readonly problem: string | null;
  readonly save: (preferences: Preferences) => void;
} {
  const client = useBelfryClient();
  const preferences = useInbox((s) => s.preferences);
  const { run, problem } = useAction();
  useEffect(() => {
    if (preferences === null && problem === null) run(client.loadPreferences);
  });
  return { preferences, problem, save: (wanted) => run(() => client.savePreferences(wanted)) };
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

/** Shows the number of unread notifications on the icon of an installed page, where the browser can. */
export function useAppBadge(): void {
  const unread = useInbox((s) => s.inbox.counts.unread);
  useEffect(() => {
    const app: { setAppBadge?: (number: number) => Promise<void> } = navigator;
    app.setAppBadge?.(unread).catch(() => {}); // not installed, or not allowed: there is no icon to show it on
  }, [unread]);
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
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)))
      .finally(() => setBusy(false));
  };
  return { run, busy, problem };
}
