export { BelfryBell } from './BelfryBell';
export { BelfryConnectionLine, type BelfryConnectionLineProps } from './BelfryConnectionLine';
export { BelfryList } from './BelfryList';
export { BelfryClientProvider, BelfryProvider, type BelfryProviderProps, useBelfryClient } from './BelfryProvider';
export { type InboxActions, useConnection, useDocumentTitle, useInbox, useInboxActions, useInboxEvents } from './hooks';
export { MarkAllRead } from './MarkAllRead';
