import type { Cancel } from './clock';
import type { News } from './news';
import type { Outside } from './outside';
import type { Channel, PageChange, Tabs } from './tabs';

/** How often a visible tab asks whether the leader is there. */
const ASK_EVERY_MS = 2_500;
/** A leader that leaves a question unanswered for so long has frozen, and loses the lead. */
const ANSWER_WITHIN_MS = 10_000;
/**
 * A timer that comes so much later than it should: this tab has slept itself, and answers may still be on their way. After its last words
 * a leader keeps the lead for as long: otherwise the next one would begin before it has heard them.
 */
const MOMENT_MS = 1_000;

/** What is said between the tabs of one person. */
type Message =
  | { readonly kind: 'news'; readonly news: News }
  /** Somebody leads from now on. */
  | { readonly kind: 'lead' }
  | { readonly kind: 'ask' }
  | { readonly kind: 'retry' }
  /** A tab has the person's attention, or no longer. */
  | { readonly kind: 'attention'; readonly tab: string; readonly here: boolean };

/** What a tab learns from the team. */
export interface TeamPeer {
  /** This tab leads from now on. */
  leading(): void;
  /** Another tab has taken the lead, because this one did not answer. */
  replaced(): void;
  heard(news: News): void;
  /** Another tab asks how the stream is; silence would cost the lead. */
  ask(): void;
  /** Another tab's person does not want to wait. */
  retry(): void;
}

/** The tabs of one person in one browser. One of them leads: it alone has a stream. */
export interface Team {
  /** Listens, and stands in line for the lead. */
  join(): void;
  /** Leaves the line, and goes on to listen. */
  rest(): void;
  leave(): void;
  leads(): boolean;
  /** Once it is known here whether another tab has taken the lead; undefined for a tab that keeps to itself. */
  settled(): Promise<unknown> | undefined;
  tell(news: News): void;
  /** Asks the leader for a word, or to try again now. */
  ask(what: 'ask' | 'retry'): void;
  /** The tab that rings: the last one that had the person's attention, else the leader. */
  ringer(): string;
  isMe(tab: string): boolean;
}

/** @param name of lock and channel; null for a tab that keeps to itself, and so leads */
export function createTeam({ clock, page, tabs: browser }: Outside, name: string | null, peer: TeamPeer): Team {
  let tabs: Tabs | null = null;
  let channel: Channel | null = null;
  let leads = false;
  let inLine = false;
  let unlock: Cancel = () => {};
  let endAsking: Cancel = () => {};
  let endWatching: Cancel = () => {};
  let unanswered: number | null = null;
  let attentive: string | null = null;

  const post = (message: Message) => channel?.post(message);

  function join(): void {
    tabs ??= name === null ? null : browser();
    if (tabs === null || name === null) return lead();
    if (channel === null) {
      channel = tabs.channel(name, (message) => receive(message as Message));
      endWatching = page.onChange(watch);
    }
    if (page.hasAttention()) watch('attention');
    standInLine(tabs, name, false);
  }

  function standInLine(among: Tabs, line: string, steal: boolean): void {
    unlock();
    unanswered = null;
    inLine = true;
    unlock = among.lock(line, steal, {
      held: lead,
      lost() {
        if (!inLine) return;
        if (!leads) return lead(); // no locks to be had here: a stream of its own
        leads = false;
        peer.replaced();
        standInLine(among, line, false);
      },
    });
    keepAsking(() => standInLine(among, line, true));
  }

  function lead(): void {
    leads = true;
    endAsking();
    attentive = tabs !== null && page.hasAttention() ? tabs.me : null;
    post({ kind: 'lead' });
    peer.leading();
  }

  function keepAsking(takeOver: () => void): void {
    endAsking();
    const due = clock.now() + ASK_EVERY_MS;
    endAsking = clock.after(ASK_EVERY_MS, () => {
      if (clock.now() > due + MOMENT_MS || !page.isVisible()) unanswered = null;
      if (unanswered !== null && clock.now() - unanswered >= ANSWER_WITHIN_MS) return takeOver();
      if (page.isVisible()) ask('ask');
      keepAsking(takeOver);
    });
  }

  function ask(what: 'ask' | 'retry'): void {
    unanswered ??= clock.now();
    post({ kind: what });
  }

  function receive(message: Message): void {
    switch (message.kind) {
      case 'news':
        unanswered = null;
        return peer.heard(message.news);
      case 'lead':
        unanswered = null;
        if (page.hasAttention()) watch('attention');
        return;
      case 'ask':
      case 'retry':
        return leads ? peer[message.kind]() : undefined;
      case 'attention':
        return notice(message.tab, message.here);
      default:
        message satisfies never; // another release names its channel otherwise
    }
  }

  function watch(change: PageChange): void {
    if (tabs === null || change === 'awake') return;
    const here = change === 'attention';
    notice(tabs.me, here);
    post({ kind: 'attention', tab: tabs.me, here });
    if (here && !leads) ask('ask');
  }

  function notice(tab: string, here: boolean): void {
    if (here) attentive = tab;
    else if (attentive === tab) attentive = null;
  }

  function rest(): void {
    inLine = false;
    endAsking();
    if (!leads) return unlock();
    leads = false;
    const release = unlock;
    unlock = () => {};
    if (channel === null) release();
    else clock.after(MOMENT_MS, release);
  }

  return {
    join,
    rest,
    leave() {
      watch('hidden');
      endAsking();
      endWatching();
      leads = false;
      unlock();
      channel?.close();
      channel = null;
    },
    leads: () => leads,
    settled: () => tabs?.settled(),
    tell: (news) => post({ kind: 'news', news }),
    ask,
    ringer: () => attentive ?? tabs?.me ?? '',
    isMe: (tab) => tab === (tabs?.me ?? ''),
  };
}
