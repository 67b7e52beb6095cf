import type { Connection } from './connection';
import type { Connected, InboxEvent, InboxPage } from './events';

/** What the leading tab tells the others. */
export type News = (
  | { readonly kind: 'connected'; readonly event: Connected }
  | {
      readonly kind: 'event';
      readonly event: InboxEvent;
      /** Where the stream stood before it: whoever stands further back has missed something. */
      readonly from: number;
      readonly live: boolean;
      /** The one tab that may ring for it. */
      readonly ringer: string;
    }
  /** The inbox was loaded anew after a `reset`: it replaces what every tab holds. */
  | { readonly kind: 'snapshot'; readonly page: InboxPage }
  /** How the stream is, and where it stands; also the answer to a question, and so a sign of life. */
  | { readonly kind: 'connection'; readonly connection: Connection; readonly position: number }
) & {
  /** Another one with every `reset`: positions of two epochs cannot be compared. */
  readonly epoch: string;
};
