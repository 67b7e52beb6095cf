import { useSyncExternalStore } from 'react';

/** Servers refuse a request line that is too long: beyond this, what the address carries is not sent to them. */
const LONGEST_QUERY = 2_000;

/** Where the page is: its state is in its address, so that a reload, a second tab and the back button find the same. */
export interface Address {
  readonly path: string;
  readonly params: URLSearchParams;
}

type Changes = Readonly<Record<string, string | null>>;

export function useAddress(): Address {
  return parsed(useSyncExternalStore(subscribe, current));
}

/** The address as it is now, for whoever comes back to it after a wait. */
export function addressNow(): Address {
  return parsed(current());
}

/** Goes where a part of the address is another; null takes it out. The back button leads back. */
export function go(changes: Changes): void {
  const next = changed(changes);
  if (next === current()) return;
  history.pushState(null, '', next);
  tell();
}

/** Changes a part of the address without a step for the back button: what is typed is no way one has gone. */
export function amend(changes: Changes): void {
  history.replaceState(history.state, '', changed(changes));
  tell();
}

function changed(changes: Changes): string {
  const { path, params } = addressNow();
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  const query = params.toString();
  if (query === '') return path;
  return `${path}${query.length > LONGEST_QUERY ? '#' : '?'}${query}`;
}

function parsed(address: string): Address {
  const [, path = '/', query = ''] = /^([^?#]*)[?#]?(.*)$/s.exec(address) ?? [];
  return { path, params: new URLSearchParams(query) };
}

function current(): string {
  const { pathname, search, hash } = location;
  return `${pathname}${search === '' ? hash : search}`;
}

function tell(): void {
  dispatchEvent(new PopStateEvent('popstate'));
}

function subscribe(onChange: () => void): () => void {
  addEventListener('popstate', onChange);
  return () => removeEventListener('popstate', onChange);
}
