import { useCallback } from 'react';
import { go, useAddress } from '../address';
import { type Progress, progress } from '../belfry';
import { useAnswer } from './useAnswer';

const POLL_MS = 3_000;

/** What has become of what was sent from here: the newest first, kept in the address. */
export function Posted() {
  const { params } = useAddress();
  const ids = (params.get('posted') ?? '').split(',').filter((id) => id !== '');
  return (
    <section className="card" aria-labelledby="posted">
      <header className="card-head">
        <h1 id="posted" tabIndex={-1}>
          What has become of it
        </h1>
        <form
          className="line-form"
          onSubmit={(event) => {
            event.preventDefault();
            const id = new FormData(event.currentTarget).get('id');
            if (typeof id === 'string' && id.trim() !== '') go({ posted: [id.trim(), ...ids].join(',') });
            event.currentTarget.reset();
          }}
        >
          <input name="id" aria-label="Id of a notification" placeholder="Id of a notification" />
          <button type="submit">Show</button>
        </form>
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
  return (
    <article className="posted" aria-label={id}>
      <p>
        <code>{id}</code>
        {answer.kind === 'here' && <span className="soft"> {new Date(answer.value.createdAt).toLocaleString()}</span>}
      </p>
      {answer.kind === 'loading' && <p aria-busy="true">Loading…</p>}
      {answer.kind === 'refused' && (
        <p role="alert" className="field-problem">
          {answer.words}
        </p>
      )}
      {answer.kind === 'here' && <Bars {...answer.value} />}
    </article>
  );
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
