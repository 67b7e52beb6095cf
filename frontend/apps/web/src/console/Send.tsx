import { BelfryError, type Notification } from '@belfry/client';
import { BelfryItem, BelfryProvider } from '@belfry/react';
import { type SyntheticEvent, useState } from 'react';
import { go, useAddress } from '../address';
import type { Audience, NewNotification } from '../belfry';
import { curlLines } from '../curl';
import { Field, Text } from '../fields';
import { usePost } from '../usePost';

type Draft = Readonly<Record<'to' | 'title' | 'body' | 'link' | 'category' | 'priority', string>>;

type Step =
  | { readonly kind: 'writing' }
  | { readonly kind: 'reviewing' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'refused'; readonly words: string; readonly fields: Readonly<Record<string, string>> };

/** Composes a notification, shows it as it will look and as `curl` would send it, and asks twice before everyone gets it. */
export function Send() {
  const { params } = useAddress();
  const [step, setStep] = useState<Step>({ kind: 'writing' });
  const post = usePost();
  const draft: Draft = {
    to: params.get('to') ?? 'ada',
    title: params.get('title') ?? '',
    body: params.get('body') ?? '',
    link: params.get('link') ?? '',
    category: params.get('category') ?? '',
    priority: params.get('priority') ?? 'normal',
  };
  const isForAll = draft.to === '*';
  const notification = fromDraft(draft);
  const fields = step.kind === 'refused' ? step.fields : {};
  const field = (name: keyof Draft) => ({
    value: draft[name],
    problem: fields[name],
    onChange: (value: string) => {
      setStep({ kind: 'writing' });
      go({ [name]: value === '' ? null : value });
    },
  });

  async function send() {
    setStep({ kind: 'sending' });
    try {
      const { id } = await post(notification);
      const known = params.get('posted');
      go({ page: 'posted', posted: known === null ? id : `${id},${known}`, title: null, body: null, link: null });
    } catch (error) {
      const refusal = error instanceof BelfryError ? error : null;
      setStep({
        kind: 'refused',
        words: refusal?.message ?? 'Something went wrong.',
        fields: Object.fromEntries((refusal?.fields ?? []).map((f) => [f.pointer.split('/')[1] ?? '', f.detail])),
      });
    }
  }

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (isForAll && step.kind !== 'reviewing') setStep({ kind: 'reviewing' });
    else void send();
  }

  return (
    <div className="two">
      <section className="card compose" aria-labelledby="send">
        <header className="card-head">
          <h1 id="send">Send a notification</h1>
        </header>
        <form onSubmit={submit} noValidate>
          <div role="group" aria-label="For" className="people choice">
            <button type="button" aria-pressed={!isForAll} onClick={() => field('to').onChange('ada')}>
              Some people
            </button>
            <button type="button" aria-pressed={isForAll} onClick={() => field('to').onChange('*')}>
              Everyone
            </button>
          </div>
          {!isForAll && <Text label="To (separated by commas)" {...field('to')} placeholder="ada, bob" />}
          <Text label="Title" {...field('title')} />
          <Text label="Body" {...field('body')} rows={3} />
          <Text label="Link" {...field('link')} placeholder="/orders/42 or https://…" />
          <div className="pair">
            <Text label="Category" {...field('category')} />
            <Field label="Priority" problem={fields.priority}>
              {(props) => (
                <select {...props} value={draft.priority} onChange={(e) => field('priority').onChange(e.target.value)}>
                  {['low', 'normal', 'high', 'urgent'].map((priority) => (
                    <option key={priority}>{priority}</option>
                  ))}
                </select>
              )}
            </Field>
          </div>
          {step.kind === 'reviewing' ? (
            <Review onBack={() => setStep({ kind: 'writing' })} />
          ) : (
            <div className="send">
              <button type="submit" disabled={step.kind === 'sending'}>
                {isForAll ? 'Review' : 'Send'}
              </button>
              <p role="status" data-outcome={step.kind}>
                {step.kind === 'refused' ? step.words : step.kind === 'sending' ? 'Sending…' : ''}
              </p>
            </div>
          )}
        </form>
      </section>
      <Preview notification={notification} />
    </div>
  );
}

/** A broadcast cannot be unread: whoever sends it says so in letters. */
function Review({ onBack }: { readonly onBack: () => void }) {
  const [typed, setTyped] = useState('');
  return (
    <div role="group" aria-label="Review" className="review">
      <p>
        This goes into the inbox of <strong>everyone</strong>, and rings wherever somebody is connected. It can be
        recalled, but what was read was read.
      </p>
      <Text label="Type everyone to confirm" value={typed} onChange={setTyped} />
      <div className="send">
        <button type="submit" disabled={typed.trim().toLowerCase() !== 'everyone'}>
          Send to everyone
        </button>
        <button type="button" className="plain" onClick={onBack}>
          Back
        </button>
      </div>
    </div>
  );
}

/** As it will look, and not to be touched. */
function Preview({ notification }: { readonly notification: NewNotification }) {
  const [now] = useState(() => Date.now());
  const shown: Notification = {
    ...{ id: 'preview', createdAt: new Date(now).toISOString(), position: 0 },
    title: notification.title === '' ? 'Title' : notification.title,
    priority: (notification.priority ?? 'normal') as Notification['priority'],
    ...(notification.body === undefined ? {} : { body: notification.body }),
    ...(notification.link === undefined ? {} : { link: notification.link }),
    ...(notification.category === undefined ? {} : { category: notification.category }),
  };
  return (
    <section className="card" aria-labelledby="preview">
      <header className="card-head">
        <h2 id="preview">Preview</h2>
      </header>
      <div className="bf" inert>
        <BelfryProvider recipient="preview" token="" enabled={false}>
          <BelfryItem notification={shown} now={now} place={1} of={1} />
        </BelfryProvider>
      </div>
      <h3 className="sub">The same from a terminal</h3>
      <pre tabIndex={0}>
        <code>{curlLines(location.origin, notification)}</code>
      </pre>
    </section>
  );
}

/** Empty fields are left out: absent and empty are not the same to Belfry. */
function fromDraft({ to, title, ...rest }: Draft): NewNotification {
  return { to: audience(to), title, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '')) };
}

function audience(to: string): Audience {
  if (to === '*') return { everyone: true };
  const names = to
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const [only, ...more] = names;
  return only !== undefined && more.length === 0 ? only : names;
}
