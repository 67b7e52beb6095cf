'use client';
import type {
  BelfryClient,
  BelfryError,
  Connection,
  Counts,
  EventListener,
  InboxState,
  ListState,
  Preferences,
  View,
} from '@belfry/client';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useBelfryClient, useMessages } from './context';
import { inWords } from './messages';

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
export const useInboxActions: () => InboxActions = useBelfryClient;

/** One view of the inbox, e.g. `{ state: 'unread' }`, and how to load more of it; all of it if left out. */
export function useNotifications({ state = 'all', category }: View = {}): ListState &
  Pick<BelfryClient, 'refresh' | 'loadMore'> {
  const client = useBelfryClient();
  const list = useMemo(
    () => client.list({ ...(state !== 'all' && { state }), ...(category && { category }) }),
    [client, state, category],
  );
  const now = useSyncExternalStore(list.subscribe, list.getState, list.getState);
  return { ...now, refresh: list.refresh, loadMore: list.loadMore };
}

/** Whether the inbox is live, and if not: since when, why, and when the next attempt begins. */
export function useConnection(): Connection & { readonly retryNow: () => void } {
  const { retryNow } = useBelfryClient();
  return { ...useInbox((s) => s.connection), retryNow };
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

/**
 * What the person has chosen, loaded when it is first looked at; null until then. `problem` has the words when that failed: it is tried
 * again when the connection comes or goes, and by `load`.
 */
export function usePreferences(): {
  readonly preferences: Preferences | null;
  readonly problem: string | null;
  readonly load: () => Promise<void>;
  readonly save: (preferences: Preferences) => void;
} {
  const client = useBelfryClient();
  const load = client.loadPreferences;
  const preferences = useInbox((s) => s.preferences);
  const isMissing = preferences === null;
  const isLive = useInbox((s) => s.connection.status === 'live');
  const loading = useAttempt();
  const saving = useAttempt();
  const { attempt } = loading;
  useEffect(() => {
    if (isMissing) void attempt(load);
  }, [isMissing, isLive, attempt, load]);
  return {
    preferences,
    problem: (isMissing ? loading : saving).problem,
    load,
    save: (wanted) => void saving.attempt(() => client.savePreferences(wanted)),
  };
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
  useEffect(() => setAppBadge(unread), [unread]);
  useEffect(() => () => setAppBadge(0), []);
}

/** With 0 there is no badge. */
function setAppBadge(unread: number): void {
  const app: { setAppBadge?: (number: number) => Promise<void> } = navigator;
  app.setAppBadge?.(unread).catch(() => {}); // not installed, or not allowed: there is no icon to show it on
}

/** The time, renewed every so many milliseconds. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** Runs an action with words for its failure, and one at a time. */
export function useAction(): {
  readonly run: (action: () => Promise<void>) => void;
  readonly busy: boolean;
  readonly problem: string | null;
} {
  const [busy, setBusy] = useState(false);
  const { attempt, problem } = useAttempt();
  const run = (action: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    void attempt(action).then(() => setBusy(false));
  };
  return { run, busy, problem };
}

/** Words for the failure of the last attempt. */
export function useAttempt() {
  const [problem, setProblem] = useState<BelfryError | null>(null);
  const m = useMessages();
  const attempt = useCallback((action: () => Promise<void>): Promise<void> => {
    setProblem(null);
    return action().catch(setProblem);
  }, []);
  return { attempt, problem: problem && inWords(m, problem) };
}
