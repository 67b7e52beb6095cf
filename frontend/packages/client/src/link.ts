/**
 * Whether a link may become an `href`. Belfry has checked it already; a page checks again, because a `javascript:` address that
 * slipped through would run here.
 */
export function isSafeLink(link: string): boolean {
  if (/[\s\\]/u.test(link)) return false;
  return /^\/(?!\/)/.test(link) || /^https:\/\/[^/]/i.test(link);
}
