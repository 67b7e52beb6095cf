import type { Api } from './api';
import type { InboxEvent, InboxPage } from './events';
import { type Inbox, type View, emptyInbox } from './inbox';
import type { BelfryError } from './problem';
import { applyEvent, isUndone, needsReload } from './reduce';
import { type InboxHolder, createSnapshots } from './snapshots';

/** A list of notifications as a page shows it. A new object with every change; parts that did not change stay the same. */
export interface ListState {
  readonly inbox: Inbox;
  /** Whether it has been loaded at least once. */
  readonly loaded: boolean;
  readonly loading: boolean;
  readonly loadingMore: boolean;
  /** Why the first page could not be loaded, the last time; null after it was. It is loaded again when the stream is back. */
  readonly problem: BelfryError | null;
}

/** One view of the inbox, loaded page by page and kept true by every event. */
export interface List extends InboxHolder {
  getState(): ListState;
  /** Loads the first page again. Joins a load that is under way. */
  refresh(): Promise<void>;
  /** The first page, read after this call. */
  loadAnew(): Promise<InboxPage>;
  loadMore(): Promise<void>;
  /** Whether the event was newer than what is held. */
  received(event: InboxEvent): boolean;
  /** Somebody else has loaded the first page. */
  replaceBy(page: InboxPage): void;
}

/**
 * @param changed is told after every change
 * @param failed sees every failure of a load
 * @param renewed is told of every first page
 */
export function createList(
  api: Api,
  view: View,
  pageSize: number,
  changed: () => void,
  failed: (error: unknown) => void,
  renewed: () => void = () => {},
): List {
  let state: ListState = { inbox: emptyInbox, loaded: false, loading: false, loadingMore: false, problem: null };

  function set(change: Partial<ListState>): void {
    state = { ...state, ...change };
    changed();
  }

  const holder: InboxHolder = { get: () => state.inbox, replace: (inbox) => set({ inbox }) };
  const snapshots = createSnapshots((cursor) => api.inbox(pageSize, cursor, view), holder, view, renewed);

  async function loading<T>(flag: 'loading' | 'loadingMore', load: () => Promise<T>): Promise<T> {
    const isFirst = flag === 'loading';
    set({ [flag]: true });
    try {
      const loaded = await load();
      set({ [flag]: false, ...(isFirst && { loaded: true, problem: null }) });
      return loaded;
    } catch (error) {
      set({ [flag]: false, ...(isFirst && { problem: error as BelfryError }) });
      failed(error);
      throw error;
    }
  }

  const loadAnew = () => loading('loading', snapshots.loadAnew);

  return {
    ...holder,
    getState: () => state,
    refresh: () => loading('loading', snapshots.refresh).then(() => {}),
    loadAnew,
    loadMore: () => loading('loadingMore', snapshots.loadMore),
    received(event) {
      snapshots.note(event);
      const { inbox } = state;
      const isNews = event.position > inbox.position;
      if (isNews) set({ inbox: applyEvent(inbox, event, view) });
      if (isNews ? state.problem || needsReload(inbox, event, view) : isUndone(inbox, event)) {
        loadAnew().catch(() => {}); // `problem` has the words
      }
      return isNews;
    },
    replaceBy(page) {
      snapshots.replaceBy(page);
      set({ loaded: true, problem: null });
    },
  };
}
