/** Provider and hooks without a component, for an application that shows its inbox in its own way. */
export {
  type BelfryAppearance,
  BelfryClientProvider,
  type BelfryClientProviderProps,
  BelfryProvider,
  type BelfryProviderProps,
} from './BelfryProvider';
export { type Arrival, useArrival } from './Arrivals';
export { useBelfryClient } from './context';
export {
  type InboxActions,
  useAppBadge,
  useConnection,
  useCounts,
  useDocumentTitle,
  useInbox,
  useInboxActions,
  useNotificationEvents,
  useNotifications,
  usePreferences,
} from './hooks';
export { isQuiet, mayRing } from './ringing';
