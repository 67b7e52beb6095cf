import { useSyncExternalStore } from 'react';

/** Where the page is: its state is in its address, so that a reload, a second tab and the back button find the same. */
export interface Address {
  readonly path: string;
  readonly params: URLSearchParams;
}

export function useAddress(): Address {
  const [path = '/', query = ''] = useSyncExternalStore(subscribe, current).split('?');
  return { path, params: new URLSearchParams(query) };
}

/** Changes a part of the address; null takes it out. */
export function go(changes: Readonly<Record<string, string | null>>, path = location.pathname): void {
  const params = new URLSearchParams(path === location.pathname ? location.search : '');
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  const query = params.toString();
  const next = `${path}${query === '' ? '' : `?${query}`}`;
  if (next === current()) return;
  history.pushState(null, '', next);
  dispatchEvent(new PopStateEvent('popstate'));
}

function current(): string {
  return `${location.pathname}${location.search}`;
}

function subscribe(onChange: () => void): () => void {
  addEventListener('popstate', onChange);
  return () => removeEventListener('popstate', onChange);
}
