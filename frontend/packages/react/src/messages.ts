import type { BelfryError, Reason } from '@belfry/client';

/** Every word that the components say, in one language. */
export interface Messages {
  /** A BCP 47 tag: dates and numbers are written by it. */
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  readonly notifications: string;
  readonly inbox: string;
  /** The name of the bell. */
  readonly bell: (unread: number) => string;
  readonly close: string;
  readonly markAllRead: string;
  readonly markRead: string;
  readonly markUnread: string;
  readonly archive: string;
  readonly unarchive: string;
  /** Said when one was archived, beside the way back. */
  readonly putAway: string;
  readonly undo: string;
  /** Read before the title of a notification that is unread. */
  readonly unread: string;
  readonly loading: string;
  readonly empty: readonly [title: string, body: string];
  readonly emptyView: string;
  readonly showOlder: string;
  readonly loadFailed: (why: string) => string;
  readonly loadAgain: string;
  readonly notSaved: (why: string) => string;
  readonly retryNow: string;
  readonly tryingIn: (seconds: number) => string;
  readonly arrived: (title: string) => string;
  readonly arrivedMany: (number: number) => string;
  readonly views: string;
  readonly all: string;
  readonly onlyUnread: string;
  readonly archived: string;
  readonly priority: Readonly<Record<'low' | 'high' | 'urgent', string>>;
  readonly preferences: string;
  readonly ring: string;
  readonly sound: string;
  readonly mandatory: string;
  readonly quietHours: string;
  readonly quietHint: string;
  readonly from: string;
  readonly to: string;
  /**
   * For the codes of a connection's reason and of a problem, or for how they begin: `http` is every answer that is not Belfry's. What is
   * not here is said in the server's words.
   */
  readonly reasons: Readonly<Record<string, string>>;
}

export const en: Messages = {
  locale: 'en',
  dir: 'ltr',
  notifications: 'Notifications',
  inbox: 'Inbox',
  bell: (unread) => (unread === 0 ? 'Notifications' : `Notifications, ${unread > 99 ? 'over 99' : unread} unread`),
  close: 'Close',
  markAllRead: 'Mark all read',
  markRead: 'Mark read',
  markUnread: 'Mark unread',
  archive: 'Archive',
  unarchive: 'Unarchive',
  putAway: 'Archived.',
  undo: 'Undo',
  unread: 'Unread:',
  loading: 'Loading…',
  empty: ['You’re all caught up', 'New ones appear here.'],
  emptyView: 'Nothing here.',
  showOlder: 'Show older',
  loadFailed: (why) => `Not loaded: ${why}`,
  loadAgain: 'Load again',
  notSaved: (why) => `Not saved: ${why}`,
  retryNow: 'Retry now',
  tryingIn: (seconds) => (seconds === 0 ? 'Trying again now.' : `Trying again in ${seconds} s.`),
  arrived: (title) => `New: ${title}`,
  arrivedMany: (number) => `${number} new notifications`,
  views: 'Show',
  all: 'All',
  onlyUnread: 'Unread',
  archived: 'Archived',
  priority: { low: 'low', high: 'high', urgent: 'urgent' },
  preferences: 'Settings',
  ring: 'Ring',
  sound: 'Sound',
  mandatory: 'required',
  quietHours: 'Quiet hours',
  quietHint: 'Only urgent ones ring.',
  from: 'From',
  to: 'to',
  reasons: {},
};

/** A reason or a problem in these words. */
export function inWords({ reasons }: Messages, why: Reason | BelfryError): string {
  return reasons[why.code] ?? reasons[why.code.replace(/-.*/, '')] ?? ('text' in why ? why.text : why.message);
}
