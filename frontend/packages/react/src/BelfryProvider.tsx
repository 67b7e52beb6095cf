'use client';
import { type BelfryClient, type BelfryOptions, createBelfryClient } from '@belfry/client';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Arrivals } from './Arrivals';
import { SurroundingsContext } from './context';
import { ko } from './ko';
import { type Messages, en } from './messages';

/** How everything below a provider looks and speaks. */
export interface BelfryAppearance {
  /** `en` and `ko` are built in; every other language comes as `messages`. English if left out. */
  readonly locale?: 'en' | 'ko' | undefined;
  /** Another language, e.g. `ar` of `@belfry/react/locales/ar`, or words of your own. */
  readonly messages?: Messages | undefined;
  /** Follows a link of a notification that is a path, e.g. your router's `push`. The browser does it if left out, and for `https:`. */
  readonly navigate?: ((href: string) => void) | undefined;
  /** Offers to archive; true if left out. */
  readonly archive?: boolean | undefined;
}

export interface BelfryProviderProps extends BelfryOptions, BelfryAppearance {
  /** Whose inbox it is: the token's `sub`. Another recipient is a logout and a login: nothing of the former one is kept. */
  readonly recipient: string;
  /** False keeps everything idle, e.g. until somebody has logged in; true if left out. */
  readonly enabled?: boolean | undefined;
  readonly children: ReactNode;
}

/** Gives one recipient's inbox to everything below, and is connected while it is mounted. */
export function BelfryProvider(props: BelfryProviderProps) {
  return <Session key={props.recipient} {...props} />;
}

function Session(props: BelfryProviderProps) {
  const latest = useRef(props.token);
  useEffect(() => {
    latest.current = props.token;
  });
  // Made once, and without any effect before it is started: React may render this more often than it mounts it.
  // eslint-disable-next-line react-hooks/refs -- the token is asked for later, when a stream or a request needs it
  const [client] = useState(() =>
    createBelfryClient({
      ...props,
      token: (context) => (typeof latest.current === 'string' ? latest.current : latest.current(context)),
    }),
  );
  return <BelfryClientProvider {...props} client={client} />;
}

export interface BelfryClientProviderProps extends BelfryAppearance {
  readonly client: BelfryClient;
  readonly enabled?: boolean | undefined;
  readonly children: ReactNode;
}

/** Like {@link BelfryProvider}, with a client of your own, e.g. one that is used outside React, too. */
export function BelfryClientProvider(props: BelfryClientProviderProps) {
  const {
    client,
    enabled = true,
    locale = 'en',
    messages = locale === 'ko' ? ko : en,
    navigate,
    archive = true,
  } = props;
  useEffect(() => {
    if (!enabled) return;
    client.start();
    return client.stop;
  }, [client, enabled]);
  const surroundings = useMemo(() => ({ client, messages, navigate, archive }), [client, messages, navigate, archive]);
  return (
    <SurroundingsContext value={surroundings}>
      <Arrivals>{props.children}</Arrivals>
    </SurroundingsContext>
  );
}
