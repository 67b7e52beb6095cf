import type { Notification } from '@belfry/client';
import { BelfryItem, BelfryProvider } from '@belfry/react';
import { type SyntheticEvent, useEffect, useId, useState } from 'react';
import { amend, useAddress } from '../address';
import { type NewNotification, priorities } from '../belfry';
import { Field, Text } from '../fields';
import { Terminal } from '../Terminal';
import { useFocusKept } from '../useFocusKept';
import { type Draft, draftOf, notificationOf } from './draft';
import type { Sending, State } from './useSending';

const SUBMIT = '.compose form > .send button';

type Step = Extract<State, { kind: 'sending' | 'refused' }> | { readonly kind: 'writing' | 'reviewing' };

/** Composes a notification, shows it as it will look and as `curl` would send it, and asks twice before everyone gets it. */
export function Send({ state, send }: Sending) {
  const draft = draftOf(useAddress().params);
  const [names, setNames] = useState('ada');
  const [reviewed, setReviewed] = useState<string | null>(null);
  const isForAll = draft.to === '*';
  const notification = notificationOf(draft);
  const body = JSON.stringify(notification);
  if (reviewed !== null && reviewed !== body) setReviewed(null);
  const step = stepOf(state, body, reviewed);
  const fields = step.kind === 'refused' ? step.fields : {};
  const field = (name: keyof Draft) => ({
    value: draft[name],
    problem: fields[name],
    onChange: (value: string) => amend({ [name]: value === '' && name !== 'to' ? null : value }),
  });
  useFocusKept(step.kind, SUBMIT);
  useFocusOnRefusal(step);

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (step.kind === 'sending') return;
    setReviewed(isForAll && step.kind !== 'reviewing' ? body : null);
    if (!isForAll || step.kind === 'reviewing') void send(notification);
  }

  function toEveryone() {
    if (!isForAll) setNames(draft.to);
    field('to').onChange('*');
  }

  return (
    <div className="two">
      <section className="card compose" aria-labelledby="send">
        <header className="card-head">
          <h1 id="send" tabIndex={-1}>
            Send a notification
          </h1>
        </header>
        <form onSubmit={submit} noValidate>
          <div role="group" aria-label="For" className="people choice">
            <button type="button" aria-pressed={!isForAll} onClick={() => isForAll && field('to').onChange(names)}>
              Some people
            </button>
            <button type="button" aria-pressed={isForAll} onClick={toEveryone}>
              Everyone
            </button>
          </div>
          {!isForAll && <Text label="To (separated by commas)" {...field('to')} placeholder="ada, bob" />}
          <Text label="Title" {...field('title')} />
          <Text label="Body" {...field('body')} rows={3} />
          <Text label="Link" {...field('link')} placeholder="/console or https://…" />
          <div className="pair">
            <Text label="Category" {...field('category')} />
            <Field label="Priority" problem={fields.priority}>
              {(props) => (
                <select {...props} value={draft.priority} onChange={(e) => field('priority').onChange(e.target.value)}>
                  {priorities.map((priority) => (
                    <option key={priority}>{priority}</option>
                  ))}
                </select>
              )}
            </Field>
          </div>
          {step.kind === 'reviewing' ? (
            <Review onBack={() => setReviewed(null)} />
          ) : (
            <div className="send">
              <button type="submit" aria-disabled={step.kind === 'sending'}>
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

function stepOf(state: State, body: string, reviewed: string | null): Step {
  if (state.kind === 'sending') return state;
  if (reviewed === body) return { kind: 'reviewing' };
  return state.kind === 'refused' && state.body === body ? state : { kind: 'writing' };
}

/** The field that is at fault is where to go on; whoever is somewhere else by now stays there. */
function useFocusOnRefusal(step: Step): void {
  const refused = step.kind === 'refused' ? step : null;
  useEffect(() => {
    const isWaiting = document.activeElement?.matches(SUBMIT) ?? false;
    if (refused !== null && isWaiting) document.querySelector<HTMLElement>('.compose [aria-invalid=true]')?.focus();
  }, [refused]);
}

function focus(element: HTMLElement | null): void {
  element?.focus();
}

/** A broadcast cannot be unread: whoever sends it says so in letters. */
function Review({ onBack }: { readonly onBack: () => void }) {
  const [typed, setTyped] = useState('');
  const id = useId();
  return (
    <div role="group" aria-label="Review" aria-describedby={id} className="review" tabIndex={-1} ref={focus}>
      <p id={id}>
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
      <Terminal notification={notification} />
    </section>
  );
}
