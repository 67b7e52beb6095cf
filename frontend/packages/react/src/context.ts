'use client';
import type { BelfryClient } from '@belfry/client';
import { createContext, useContext } from 'react';
import { type Messages, en } from './messages';

/** What everything below a provider has in common. */
export interface Surroundings {
  readonly client: BelfryClient;
  readonly messages: Messages;
  /** Follows a path within the application; the browser does it where this is missing. */
  readonly navigate: ((href: string) => void) | undefined;
  /** Whether to offer to archive. */
  readonly archive: boolean;
}

export const SurroundingsContext = createContext<Surroundings | null>(null);

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (!surroundings) throw new Error('No <BelfryProvider> above.');
  return surroundings;
}

/** The client of the provider above. */
export function useBelfryClient(): BelfryClient {
  return useSurroundings().client;
}

/** The words, in the language of the provider above; English where there is none. */
export function useMessages(): Messages {
  return useContext(SurroundingsContext)?.messages ?? en;
}

/** What the outermost element of every component carries. */
export function useRoot(name: string, className = '') {
  const { locale, dir } = useMessages();
  return { lang: locale, dir, className: `bf ${name} ${className}` };
}
