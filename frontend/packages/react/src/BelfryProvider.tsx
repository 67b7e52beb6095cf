'use client';
import { type BelfryClient, type BelfryOptions, createBelfryClient } from '@belfry/client';
import { type ReactNode, createContext, useContext, useEffect, useRef, useState } from 'react';

const ClientContext = createContext<BelfryClient | null>(null);

export interface BelfryProviderProps extends BelfryOptions {
  /** Whose inbox it is: the token's `sub`. Another recipient is a logout and a login: nothing of the former one is kept. */
  readonly recipient: string;
  readonly children: ReactNode;
}

/** Gives one recipient's inbox to everything below, and is connected while it is mounted. */
export function BelfryProvider({ recipient, children, ...options }: BelfryProviderProps) {
  return (
    <Session key={recipient} options={{ ...options, recipient }}>
      {children}
    </Session>
  );
}

function Session({ options, children }: { readonly options: BelfryOptions; readonly children: ReactNode }) {
  const latest = useRef(options.token);
  useEffect(() => {
    latest.current = options.token;
  });
  // Made once, and without any effect before it is started: React may render this more often than it mounts it.
  // eslint-disable-next-line react-hooks/refs -- the token is asked for later, when a stream or a request needs it
  const [client] = useState(() =>
    createBelfryClient({
      ...options,
      token: (context) => (typeof latest.current === 'string' ? latest.current : latest.current(context)),
    }),
  );
  return <BelfryClientProvider client={client}>{children}</BelfryClientProvider>;
}

/** Like {@link BelfryProvider}, with a client of your own, e.g. one that is used outside React, too. */
export function BelfryClientProvider({
  client,
  children,
}: {
  readonly client: BelfryClient;
  readonly children: ReactNode;
}) {
  useEffect(() => {
    client.start();
    return client.stop;
  }, [client]);
  return <ClientContext value={client}>{children}</ClientContext>;
}

/** The client of the provider above. */
export function useBelfryClient(): BelfryClient {
  const client = useContext(ClientContext);
  if (client === null) throw new Error('There is no <BelfryProvider> above this component.');
  return client;
}
