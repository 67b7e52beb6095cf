import type { Notification, Preferences, QuietHours } from '@belfry/client';

/** Whether a notification may ring now. What nobody has chosen rings. */
export function mayRing(preferences: Preferences | null, notification: Notification, now: number): boolean {
  if (!preferences) return true;
  const { category, priority } = notification;
  const { categories, quietHours, mandatory = [] } = preferences;
  if (category && categories[category]?.ring === false && !mandatory.includes(category)) return false;
  return priority === 'urgent' || !quietHours || !isQuiet(quietHours, now);
}

/** From is quiet, to is not; the same twice is never. */
export function isQuiet({ from, to, timeZone }: QuietHours, now: number): boolean {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(now); // 07:05
  return from <= to ? from <= time && time < to : from <= time || time < to;
}
