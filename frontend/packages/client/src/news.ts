import type { Connected, InboxEvent, InboxPage, TransientEvent } from './events';
import type { Connection } from './status';

/** What the leading tab has to tell. */
export type Told =
  | { readonly kind: 'connected'; readonly event: Connected; readonly from: number | undefined }
  | {
      readonly kind: 'event';
      readonly event: InboxEvent | TransientEvent;
      /** Where the stream stood before it: whoever stands further back has missed something. */
      readonly from: number;
      /** When it was told: what is transient is dropped by a tab that hears of it too late. */
      readonly at: number;
      readonly live: boolean;
      /** The one tab that may ring for it. */
      readonly ringer: string;
    }
  /** The inbox was loaded anew after a `reset`: it replaces what every tab holds. */
  | { readonly kind: 'snapshot'; readonly page: InboxPage }
  /** How the stream is, and where it stands; also the answer to a question, and so a sign of life. */
  | { readonly kind: 'connection'; readonly connection: Connection; readonly from: number };

/** What the leading tab tells the others. */
export type News = Told & {
  /** Another one with every `reset`: positions of two epochs cannot be compared. */
  readonly epoch: string;
};
