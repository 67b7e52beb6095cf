'use client';
import type { Notification } from '@belfry/client';
import { type ReactNode, createContext, useContext, useEffect, useRef, useState } from 'react';
import { useBelfryClient, useRoot, useMessages } from './context';
import { useNotificationEvents } from './hooks';
import { mayRing } from './ringing';

/** How long newcomers are gathered into one announcement. */
const GATHER_MS = 400;

/** What has just arrived, and rings in this tab. */
export interface Arrival {
  /** Grows by one with every ring. */
  readonly count: number;
  readonly notifications: readonly Notification[];
}

const none: Arrival = { count: 0, notifications: [] };

const ArrivalContext = createContext(none);

/** The newest arrival: one for each burst, however many notifications are in it. */
export function useArrival(): Arrival {
  return useContext(ArrivalContext);
}

/**
 * Gathers what arrives, and says it once: in the tab that rings, and not what the person has muted, which is asked for when the first one
 * comes that could ring. What was missed while the browser was away is one arrival, however long it takes to come.
 */
export function Arrivals({ children }: { readonly children: ReactNode }) {
  const client = useBelfryClient();
  const [arrival, setArrival] = useState(none);
  const gathered = useRef<Notification[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asking = useRef<Promise<void> | null>(null);

  const gather = (notification: Notification, live: boolean) => {
    if (!mayRing(client.getState().preferences, notification, Date.now())) return;
    gathered.current.push(notification);
    if (live && timer.current) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const notifications = gathered.current;
      gathered.current = [];
      timer.current = undefined;
      setArrival(({ count }) => ({ count: count + 1, notifications }));
    }, GATHER_MS);
  };

  useNotificationEvents((event, { live, rings }) => {
    if (event.kind !== 'notification' || !rings) return;
    if (client.getState().preferences) return gather(event.notification, live);
    asking.current ??= client
      .loadPreferences()
      .catch(() => {}) // nobody knows what is muted, so it rings; the next one asks again
      .finally(() => (asking.current = null));
    void asking.current.then(() => gather(event.notification, live));
  });
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );

  return (
    <ArrivalContext value={arrival}>
      {children}
      <Announcement {...arrival} />
    </ArrivalContext>
  );
}

/** The one live region: there from the start, or a screen reader would not notice what comes into it. */
function Announcement({ count, notifications }: Arrival) {
  const words = useArrivalWords(notifications);
  return (
    <div role="status" {...useRoot('bf-hidden')}>
      {
        // An element of its own for each, or the same words twice would be read once.
        words && <span key={count}>{words}</span>
      }
    </div>
  );
}

export function useArrivalWords(notifications: readonly Notification[]): string {
  const { arrived, arrivedMany } = useMessages();
  const [first] = notifications;
  if (!first) return '';
  return notifications.length === 1 ? arrived(first.title) : arrivedMany(notifications.length);
}
