export {
  type BelfryClient,
  type BelfryOptions,
  type EventListener,
  type InboxState,
  type NotificationList,
  createBelfryClient,
} from './client';
export type { Cancel, Clock } from './clock';
export type { EventContext } from './connection';
export type { Reason } from './endings';
export type { InboxEvent, TransientEvent } from './events';
export {
  type Action,
  type Actor,
  type Counts,
  type Inbox,
  type Notification,
  type NotificationData,
  type Priority,
  type TransientNotification,
  type View,
  dataOf,
} from './inbox';
export { isSafeLink } from './link';
export type { Network, Outside } from './outside';
export { eventSourcePolyfillTransport } from './polyfillTransport';
export type { ListState } from './list';
export type { Preferences, QuietHours, Ringing } from './preferences';
export { BelfryError, type FieldProblem, readProblem } from './problem';
export type { Connection, ConnectionStatus } from './status';
export type { Channel, Page, PageChange, Tabs } from './tabs';
export type { TokenReason, TokenSource } from './tokens';
export type { OpenStream, StreamListener, StreamRequest, Transport, TransportEnding } from './transport';
export type { Frame } from './wire';
