import type { KeyboardEvent, MouseEvent } from 'react';

/** Whether the browser is meant, and not the page. */
export function isForBrowser({ ctrlKey, metaKey, altKey }: KeyboardEvent | MouseEvent): boolean {
  return ctrlKey || metaKey || altKey;
}

/** The key in lower case, with Korean letters the Latin one at its place; empty when the browser or an input method is meant. */
export function keyOf(event: KeyboardEvent): string {
  if (isForBrowser(event) || event.nativeEvent.isComposing) return '';
  return (event.key > '~' ? event.code.replace('Key', '') : event.key).toLowerCase();
}
