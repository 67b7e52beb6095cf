'use client';
import { useCallback, useEffect, useState } from 'react';
import { type Arrival, useArrival, useArrivalWords } from './Arrivals';
import { Button } from './Button';
import { Goto } from './Goto';
import { useMessages, useRoot } from './context';
import { useInboxActions } from './hooks';

export interface BelfryToasterProps {
  /** How many at once; 3 if left out. */
  readonly limit?: number;
  /** How long each one stays, in milliseconds; 6 000 if left out. What is urgent stays until it is closed. */
  readonly forMs?: number;
}

/**
 * Shows what arrives for a moment, in one tab of the browser. Every toast is an echo of the inbox: whoever misses it has lost nothing. It
 * is not read out, for that is said already, and takes no focus.
 */
export function BelfryToaster({ limit = 3, forMs = 6_000 }: BelfryToasterProps) {
  const { count, notifications } = useArrival();
  const [heard, setHeard] = useState(count);
  const [toasts, setToasts] = useState<readonly Arrival[]>([]);
  if (count !== heard) {
    setHeard(count);
    const isLow = notifications.every(({ priority }) => priority === 'low');
    if (!isLow) setToasts([{ count, notifications }, ...toasts].slice(0, limit));
  }
  const close = useCallback((gone: number) => setToasts((now) => now.filter((toast) => toast.count !== gone)), []);
  return (
    <div {...useRoot('bf-toasts')}>
      {toasts.map((toast) => (
        <ToastCard key={toast.count} {...toast} forMs={forMs} onClose={close} />
      ))}
    </div>
  );
}

interface ToastProps extends Arrival {
  readonly forMs: number;
  /** The same at every render, or the time would begin again. */
  readonly onClose: (count: number) => void;
}

function ToastCard({ count, notifications, forMs, onClose }: ToastProps) {
  const [held, setHeld] = useState(false);
  const words = useArrivalWords(notifications);
  const { close } = useMessages();
  const { markRead } = useInboxActions();
  const [first, ...more] = notifications;
  const stays = held || notifications.some(({ priority }) => priority === 'urgent');
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(onClose, forMs, count);
    return () => clearTimeout(timer);
  }, [stays, forMs, onClose, count]);
  if (!first) return null;
  const isOne = more.length === 0;
  const follow = () => {
    markRead(first.id).catch(() => {}); // it stays unread in the inbox, where it can be tried again
    onClose(count);
  };
  const hold = (now: boolean) => () => setHeld(now);
  return (
    <div
      className="bf-toast"
      onPointerEnter={hold(true)}
      onPointerLeave={hold(false)}
      onFocus={hold(true)}
      onBlur={hold(false)}
      onKeyDown={({ key }) => key === 'Escape' && onClose(count)}
    >
      <p dir="auto">
        <strong>
          <Goto link={isOne ? first.link : undefined} onFollow={follow}>
            {isOne ? first.title : words}
          </Goto>
        </strong>
        {isOne && first.body && <span className="bf-toast-body">{first.body}</span>}
      </p>
      <Button onClick={() => onClose(count)}>{close}</Button>
    </div>
  );
}
