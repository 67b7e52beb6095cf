import type { InboxEvent, InboxPage } from './events';
import type { Inbox, View } from './inbox';
import { fromSnapshot, withPage } from './reduce';

/** What loading needs of the page that holds the inbox. */
export interface InboxHolder {
  get(): Inbox;
  replace(inbox: Inbox): void;
}

/** Loads pages of the inbox while the stream goes on, and loses nothing between the two. */
export interface Snapshots {
  /** The first page anew. Joins a load that is under way. */
  refresh(): Promise<InboxPage>;
  /** The first page, read after this call. */
  loadAnew(): Promise<InboxPage>;
  /** The next page, if there is one. */
  loadMore(): Promise<void>;
  /** Somebody else has loaded the first page. */
  replaceBy(page: InboxPage): void;
  /** What the stream brought is also applied to what is being loaded. */
  note(event: InboxEvent): void;
}

/**
 * @param load fetches the page at a cursor, or the first one
 * @param renewed is told when the first page has taken the place of all that was held
 */
export function createSnapshots(
  load: (cursor: string | null) => Promise<InboxPage>,
  inbox: InboxHolder,
  view: View,
  renewed: () => void,
): Snapshots {
  const meanwhile = new Set<InboxEvent[]>();
  let generation = 0;
  let running: Promise<InboxPage> | null = null;
  let queued: Promise<InboxPage> | null = null;
  let more: Promise<void> | null = null;

  async function loadPage(cursor: string | null, use: (page: InboxPage, since: readonly InboxEvent[]) => void) {
    const since: InboxEvent[] = [];
    meanwhile.add(since);
    try {
      const page = await load(cursor);
      use(page, since);
      return page;
    } finally {
      meanwhile.delete(since);
    }
  }

  function renew(page: InboxPage, since: readonly InboxEvent[]): void {
    generation++;
    inbox.replace(fromSnapshot(page, since, view));
    renewed();
  }

  function refresh(): Promise<InboxPage> {
    running ??= loadPage(null, renew).finally(() => (running = null));
    return running;
  }

  function loadAnew(): Promise<InboxPage> {
    queued ??= (running ?? Promise.resolve())
      .catch(() => {}) // whoever began it has been told
      .then(() => {
        queued = null;
        return refresh();
      });
    return queued;
  }

  async function nextPage(): Promise<void> {
    const { next } = inbox.get();
    if (next === null) return;
    const begun = generation;
    await loadPage(next, (page, since) => {
      // A cursor belongs to the snapshot it came with.
      if (begun === generation) inbox.replace(withPage(inbox.get(), page, since, view));
    });
  }

  return {
    refresh,
    loadAnew,
    loadMore: () => (more ??= nextPage().finally(() => (more = null))),
    replaceBy: (page) => renew(page, []),
    note: (event) => meanwhile.forEach((since) => since.push(event)),
  };
}
