import { BelfryError } from '@belfry/client';
import { type SyntheticEvent, useState } from 'react';
import { type NewNotification, type Receipt, priorities } from './belfry';
import { Field, Text } from './fields';
import { type Person, everybody, isPerson, people } from './people';
import { Terminal } from './Terminal';
import { usePost } from './usePost';

type Outcome =
  | { readonly kind: 'sending' }
  | { readonly kind: 'sent'; readonly words: string }
  | { readonly kind: 'refused'; readonly words: string; readonly fields: Readonly<Record<string, string>> };

type Draft = Readonly<Record<'title' | 'body' | 'link' | 'category' | 'priority', string>>;

const example: Draft = {
  title: 'Order shipped',
  body: 'Parcel 42 left the warehouse this morning.',
  link: '',
  category: 'orders',
  priority: 'normal',
};

/** Posts a notification as a back end would, so that a newcomer hears it ring without a terminal. */
export function Compose({ to: first }: { readonly to: Person }) {
  const [to, setTo] = useState(first);
  const [draft, setDraft] = useState(example);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const post = usePost();
  const notification = fromDraft(to, draft);
  const fields = outcome?.kind === 'refused' ? outcome.fields : {};
  const field = (name: keyof Draft) => ({
    value: draft[name],
    problem: fields[name],
    onChange: (value: string) => setDraft({ ...draft, [name]: value }),
  });

  async function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (outcome?.kind === 'sending') return;
    setOutcome({ kind: 'sending' });
    setOutcome(await outcomeOf(post(notification)));
  }

  return (
    <section className="card compose" aria-labelledby="compose">
      <header className="card-head">
        <h2 id="compose">Post a notification</h2>
      </header>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Field label="To" problem={fields.to}>
          {(props) => (
            <select {...props} value={to} onChange={(e) => isPerson(e.target.value) && setTo(e.target.value)}>
              {everybody.map((person) => (
                <option key={person} value={person}>
                  {people[person]}
                </option>
              ))}
            </select>
          )}
        </Field>
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
        <div className="send">
          <button type="submit" aria-disabled={outcome?.kind === 'sending'}>
            Post
          </button>
          <p role="status" data-outcome={outcome?.kind}>
            {words(outcome)}
          </p>
        </div>
      </form>
      <details>
        <summary>The same from a terminal</summary>
        <Terminal notification={notification} />
      </details>
    </section>
  );
}

/** Empty fields are left out: absent and empty are not the same to Belfry. */
function fromDraft(to: Person, { title, ...rest }: Draft): NewNotification {
  return { to, title, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '')) };
}

async function outcomeOf(posting: Promise<Receipt>): Promise<Outcome> {
  try {
    const { id, status } = await posting;
    return { kind: 'sent', words: `${status}: ${id}` };
  } catch (error) {
    const refusal = error instanceof BelfryError ? error : null;
    return {
      kind: 'refused',
      words: refusal?.message ?? 'Something went wrong.',
      fields: Object.fromEntries((refusal?.fields ?? []).map((f) => [f.pointer.slice(1), f.detail])),
    };
  }
}

function words(outcome: Outcome | null): string {
  if (outcome === null) return '';
  return outcome.kind === 'sending' ? 'Posting…' : outcome.words;
}
