import { useRef } from 'react';
import { type NewNotification, type Receipt, post } from './belfry';

/**
 * Posts with a key that stays the same until it has succeeded, or until something else is posted: whoever presses again because no answer
 * came sends nothing twice.
 */
export function usePost(): (notification: NewNotification) => Promise<Receipt> {
  const last = useRef<{ readonly body: string; readonly key: string } | null>(null);
  return async (notification) => {
    const body = JSON.stringify(notification);
    if (last.current?.body !== body) last.current = { body, key: newKey() };
    const receipt = await post(notification, last.current.key);
    last.current = null;
    return receipt;
  };
}

/** Not `randomUUID`, which a page without HTTPS does not have. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
