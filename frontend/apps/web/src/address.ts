import { useSyncExternalStore } from 'react';

/** Servers refuse a request line that is too long: beyond this, what the address carries is not sent to them. */
const LONGEST_QUERY = 2_000;

/** Browsers take only so many changes of the address, and drop those beyond: what is typed quickly gathers before. */
const GATHER_MS = 400;

/** `popstate` is only for the browser's own steps. */
const CHANGE = 'belfry-address';

let gathered: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

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
  write();
  if (next === current()) return;
  history.pushState(null, '', next);
  tell();
}

/** Changes a part of the address without a step for the back button: what is typed is no way one has gone. */
export function amend(changes: Changes): void {
  gathered = changed(changes);
  if (timer === undefined) write();
  tell();
}

function write(): void {
  clearTimeout(timer);
  timer = undefined;
  if (gathered === null) return;
  history.replaceState(history.state, '', gathered);
  gathered = null;
  timer = setTimeout(write, GATHER_MS);
}

// What was typed for the place that the browser has left is not for the one where it is.
addEventListener('popstate', () => (gathered = null));

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
  return gathered ?? `${pathname}${search === '' ? hash : search}`;
}

function tell(): void {
  dispatchEvent(new Event(CHANGE));
}

function subscribe(onChange: () => void): () => void {
  for (const event of ['popstate', CHANGE]) addEventListener(event, onChange);
  return () => {
    for (const event of ['popstate', CHANGE]) removeEventListener(event, onChange);
  };
}
