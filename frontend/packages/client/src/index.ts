export {
  type BelfryClient,
  type BelfryOptions,
  type EventListener,
  type InboxState,
  createBelfryClient,
} from './client';
export type { Connection, ConnectionStatus } from './connection';
export type { Reason } from './endings';
export type { InboxEvent } from './events';
export type { Counts, Inbox, Notification, Priority } from './inbox';
export { isSafeLink } from './link';
export type { Cancel, Clock, Network, Outside } from './outside';
export { eventSourcePolyfillTransport } from './polyfillTransport';
export { BelfryError, type FieldProblem, readProblem } from './problem';
export type { TokenReason, TokenSource } from './tokens';
export type { OpenStream, StreamListener, StreamRequest, Transport, TransportEnding } from './transport';
export type { Frame } from './wire';
