import type { Clock } from './clock';
import type { Connected, InboxEvent, InboxPage, TransientEvent } from './events';
import type { News, Told } from './news';
import type { Connection } from './status';

/** Nobody is still typing after so long, e.g. when this tab was frozen meanwhile. */
const TRANSIENT_FOR_MS = 15_000;

/** Why a tab no longer follows: it leads now or is to stop, or it has missed something and needs a snapshot. */
export type FollowingEnd = 'turn' | 'behind';

/** What following needs to know of this tab, and whom it tells. */
export interface FollowingPeer {
  position(): number;
  readonly clock: Clock;
  connected(event: Connected): void;
  received(event: InboxEvent | TransientEvent, live: boolean, ringer: string): void;
  replaced(page: InboxPage): void;
  mirrored(connection: Connection): void;
}

/** Lives from what the leading tab tells, as another one lives from its stream: whatever was missed is noticed. */
export interface Following {
  heard(news: News): void;
  /** Applies what has come since `forget`, and whatever comes, to the end. */
  follow(signal: AbortSignal): Promise<FollowingEnd>;
  /** A snapshot is about to be read, which will hold all that was told so far. */
  forget(): void;
  /** The epoch this tab is in; a leader begins another one with every `reset`. */
  epoch(): string;
  begin(epoch: string): void;
}

export function createFollowing(peer: FollowingPeer): Following {
  let told: News[] = [];
  let epoch = '';
  let end: ((why: FollowingEnd) => void) | null = null;

  function apply(news: News): void {
    const isOther = news.epoch !== epoch;
    epoch = news.epoch;
    if (news.kind === 'snapshot') return peer.replaced(news.page);
    if (isOther) return end?.('behind');
    if (news.kind === 'connection') peer.mirrored(news.connection);
    if (news.kind === 'event' && isOver(news)) return;
    if (news.from !== undefined && news.from > peer.position()) return end?.('behind');
    if (news.kind === 'connected') peer.connected(news.event);
    if (news.kind === 'event') peer.received(news.event, news.live, news.ringer);
  }

  const isOver = ({ event, at }: Told & { readonly kind: 'event' }) =>
    event.kind === 'transient' ? peer.clock.now() > at + TRANSIENT_FOR_MS : event.position < peer.position();

  return {
    heard(news) {
      if (end === null) told.push(news);
      else apply(news);
    },
    follow: (signal) =>
      new Promise((resolve) => {
        end = (why) => {
          end = null;
          resolve(why);
        };
        signal.addEventListener('abort', () => end?.('turn'), { once: true });
        const before = told;
        told = [];
        before.forEach((news) => (end === null ? told.push(news) : apply(news)));
      }),
    forget: () => (told = []),
    epoch: () => epoch,
    begin: (next) => (epoch = next),
  };
}
