import { type SyntheticEvent, useCallback, useState } from 'react';
import { go, useAddress } from '../address';
import { type Progress, isId, progress } from '../belfry';
import { postedOf, withPosted } from './postedIds';
import { Recall } from './Recall';
import { useAnswer } from './useAnswer';

const POLL_MS = 3_000;

/** What has become of what was sent from here: the newest first, kept in the address. */
export function Posted() {
  const { params } = useAddress();
  const ids = postedOf(params);
  const [wrong, setWrong] = useState<string | null>(null);

  function show(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const id = new FormData(form).get('id');
    if (typeof id !== 'string' || id.trim() === '') return;
    if (!isId(id.trim())) return setWrong(id.trim());
    setWrong(null);
    go({ posted: withPosted(id.trim().toLowerCase(), params) });
    form.reset();
  }

  return (
    <section className="card" aria-labelledby="posted">
      <header className="card-head">
        <h1 id="posted" tabIndex={-1}>
          What has become of it
        </h1>
        <form className="line-form" onSubmit={show}>
          <input
            name="id"
            aria-label="Id of a notification"
            aria-invalid={wrong !== null}
            aria-describedby="posted-problem"
            placeholder="Id of a notification"
          />
          <button type="submit">Show</button>
        </form>
        <p id="posted-problem" role="status" className="field-problem line-problem">
          {wrong !== null && `${wrong} is no id of a notification.`}
        </p>
      </header>
      {ids.length === 0 && (
        <p className="note">Nothing was sent from here yet. Send something, or name an id that you know.</p>
      )}
      {ids.map((id) => (
        <One key={id} id={id} />
      ))}
    </section>
  );
}

function One({ id }: { readonly id: string }) {
  const answer = useAnswer(
    useCallback(() => progress(id), [id]),
    POLL_MS,
  );
  const problem = answer.kind === 'here' ? answer.problem : answer.kind === 'refused' ? answer.words : null;
  return (
    <article className="posted" aria-label={id}>
      <p>
        <code>{id}</code>
        {answer.kind === 'here' && <span className="soft"> {new Date(answer.value.createdAt).toLocaleString()}</span>}
      </p>
      {answer.kind === 'loading' && <p aria-busy="true">Loading…</p>}
      {problem !== null && (
        <p role="alert" className="field-problem">
          {answer.kind === 'here' ? `${problem} What is shown is from before.` : problem}
        </p>
      )}
      {answer.kind === 'here' && (
        <>
          <Bars {...answer.value} />
          <Recall id={id} isGone={isGone(answer.value)} onRecalled={answer.again} />
        </>
      )}
    </article>
  );
}

/** A broadcast that nobody has may still be on its way. */
function isGone({ recipients, stored }: Progress): boolean {
  return recipients !== null && recipients > 0 && stored === 0;
}

/** Of all who were meant, how many have it, saw it and read it. A broadcast is for as many as have it. */
function Bars({ recipients, stored, seen, read }: Progress) {
  const all = Math.max(1, recipients ?? stored);
  const bar = (name: string, number: number) => (
    <div className="bar">
      <dt>{name}</dt>
      <dd>
        <meter min={0} max={all} value={number} aria-label={name} /> <span className="number">{number}</span>
      </dd>
    </div>
  );
  return (
    <dl className="bars">
      {bar('Stored', stored)}
      {bar('Seen', seen)}
      {bar('Read', read)}
    </dl>
  );
}
