import { BelfryError } from '@belfry/client';
import { useState } from 'react';
import { addressNow, amend, go } from '../address';
import type { NewNotification } from '../belfry';
import { usePost } from '../usePost';
import { draftOf, notificationOf } from './draft';
import { type PageId, pageOf } from './pages';
import { withPosted } from './postedIds';

/** How far the last post has come. */
export type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  /** Said where it was written, as long as that is what is written there. */
  | Refused
  /** Said wherever the person is by now. */
  | { readonly kind: 'told'; readonly title: string; readonly words: string; readonly page: PageId };

interface Refused {
  readonly kind: 'refused';
  readonly body: string;
  readonly words: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface Sending {
  readonly state: State;
  readonly send: (notification: NewNotification) => Promise<void>;
}

/** Sends what Send has composed, and goes to Posted with the answer, unless the person has gone on to something else. */
export function useSending(): Sending {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const post = usePost();
  async function send(notification: NewNotification) {
    if (isForNobody(notification)) return setState(nobody(notification));
    setState({ kind: 'sending' });
    setState(
      await post(notification).then(
        ({ id }) => arrived(notification, id),
        (error: unknown) => failed(notification, error),
      ),
    );
  }
  return { state, send };
}

function arrived(notification: NewNotification, id: string): State {
  const { params } = addressNow();
  const posted = withPosted(id, params);
  const isThere = isStillWritten(notification);
  const written = isThere ? { title: null, body: null, link: null } : {};
  if (isThere && pageOf(params) === 'send') {
    go({ page: 'posted', posted, ...written });
    return { kind: 'idle' };
  }
  amend({ posted, ...written });
  return told(notification, 'was sent. Posted shows what becomes of it.');
}

function failed(notification: NewNotification, error: unknown): State {
  const refusal = error instanceof BelfryError ? error : null;
  const words = refusal?.message ?? 'Something went wrong.';
  if (!isStillWritten(notification) || pageOf(addressNow().params) !== 'send') {
    return told(notification, `was not sent. ${words}`);
  }
  const fields = Object.fromEntries((refusal?.fields ?? []).map((f) => [f.pointer.split('/')[1] ?? '', f.detail]));
  return { kind: 'refused', body: JSON.stringify(notification), words, fields };
}

function isForNobody({ to }: NewNotification): boolean {
  return Array.isArray(to) && to.length === 0;
}

function nobody(notification: NewNotification): State {
  const fields = { to: 'Name at least one recipient.' };
  return { kind: 'refused', body: JSON.stringify(notification), words: 'It is for nobody yet.', fields };
}

function isStillWritten(notification: NewNotification): boolean {
  return JSON.stringify(notificationOf(draftOf(addressNow().params))) === JSON.stringify(notification);
}

function told({ title }: NewNotification, words: string): State {
  return { kind: 'told', title, words, page: pageOf(addressNow().params) };
}
