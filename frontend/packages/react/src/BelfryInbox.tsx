'use client';
import type { View } from '@belfry/client';
import { useId, useState } from 'react';
import { BelfryList } from './BelfryList';
import { MarkAllRead } from './MarkAllRead';
import { useMessages, useRoot, useSurroundings } from './context';
import { useCounts } from './hooks';

export interface BelfryInboxProps {
  /** What stands above it; "Inbox" if left out. */
  readonly title?: string;
  /** The categories to offer, and their names. */
  readonly categories?: Readonly<Record<string, string>>;
  /** Which view is shown, for a page that keeps it in its address. Without it the inbox keeps it itself. */
  readonly view?: View;
  readonly onViewChange?: (view: View) => void;
  readonly className?: string;
}

/** The inbox as a page: its views, and the list. */
export function BelfryInbox({ title, categories = {}, view, onViewChange, className }: BelfryInboxProps) {
  const [own, setOwn] = useState<View>({});
  const m = useMessages();
  const { archive } = useSurroundings();
  const { unread, total } = useCounts();
  const name = useId();
  const shown = view ?? own;
  const show = (next: View) => {
    setOwn(next);
    onViewChange?.(next);
  };
  const choice = (label: string, to: View, number = 0) => (
    <button
      key={label}
      type="button"
      className="bf-view"
      aria-pressed={nameOf(to) === nameOf(shown)}
      onClick={() => show(to)}
    >
      <bdi>{label}</bdi>
      {number > 0 && <span className="bf-view-number">{number}</span>}
    </button>
  );
  return (
    <section {...useRoot('bf-inbox', className)} aria-labelledby={name}>
      <header className="bf-inbox-head">
        <h2 id={name}>{title ?? m.inbox}</h2>
        {shown.state !== 'archived' && <MarkAllRead category={shown.category} />}
      </header>
      <div role="group" aria-label={m.views} className="bf-views">
        {choice(m.all, {}, total)}
        {choice(m.onlyUnread, { state: 'unread' }, unread)}
        {archive && choice(m.archived, { state: 'archived' })}
        {Object.entries(categories).map(([category, label]) => choice(label, { category }))}
      </div>
      <BelfryList key={nameOf(shown)} view={shown} />
    </section>
  );
}

const nameOf = ({ state = 'all', category = '' }: View) => state + category;
