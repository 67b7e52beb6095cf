/**
 * Whether a link may become an `href`. Belfry has checked it already; a page checks again, because a `javascript:` address that
 * slipped through would run here.
 */
export function isSafeLink(link: string): boolean {
  return /^(\/(?!\/)|https:\/\/[^/\s\\])[^\s\\]*$/iu.test(link);
}
