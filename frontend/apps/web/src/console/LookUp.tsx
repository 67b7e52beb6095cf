import type { Notification } from '@belfry/client';
import { useCallback, useState } from 'react';
import { go, useAddress } from '../address';
import { type LookedUp, lookUp } from '../belfry';
import { useAnswer } from './useAnswer';

/** Why didn't she get it? What one recipient has, and what she did with it. */
export function LookUp() {
  const recipient = useAddress().params.get('recipient') ?? '';
  const [typed, setTyped] = useState({ text: recipient, beside: recipient });
  if (typed.beside !== recipient) setTyped({ text: recipient, beside: recipient });
  return (
    <section className="card" aria-labelledby="recipient">
      <header className="card-head">
        <h1 id="recipient" tabIndex={-1}>
          Look up a recipient
        </h1>
        <form
          className="line-form"
          onSubmit={(event) => {
            event.preventDefault();
            go({ recipient: typed.text.trim() === '' ? null : typed.text.trim() });
          }}
        >
          <input
            name="recipient"
            aria-label="Recipient"
            placeholder="ada"
            value={typed.text}
            onChange={(e) => setTyped({ text: e.target.value, beside: recipient })}
          />
          <button type="submit">Look up</button>
        </form>
      </header>
      {recipient === '' ? (
        <p className="note">Name somebody. Looking is no contact: nothing is delivered or marked by it.</p>
      ) : (
        <Inbox key={recipient} recipient={recipient} />
      )}
    </section>
  );
}

function Inbox({ recipient }: { readonly recipient: string }) {
  const answer = useAnswer(useCallback(() => lookUp(recipient), [recipient]));
  switch (answer.kind) {
    case 'loading':
      return (
        <p className="note" aria-busy="true">
          Loading…
        </p>
      );
    case 'refused':
      return (
        <div role="alert" className="note">
          <p>{answer.words}</p>
          <button type="button" className="plain" onClick={answer.again}>
            Look again
          </button>
        </div>
      );
    case 'here':
      return <Found {...answer.value} problem={answer.problem} again={answer.again} />;
    default:
      return answer satisfies never;
  }
}

interface FoundProps extends LookedUp {
  readonly problem: string | null;
  readonly again: () => void;
}

function Found({ data, counts, position, next, problem, again }: FoundProps) {
  return (
    <>
      {problem !== null && (
        <p role="alert" className="note field-problem">
          {`${problem} What is shown is from before.`}
        </p>
      )}
      <dl className="figures">
        {Object.entries({ Total: counts.total, Unread: counts.unread, Unseen: counts.unseen, Events: position }).map(
          ([name, n]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{n}</dd>
            </div>
          ),
        )}
      </dl>
      <p className="note">
        What is not here was never posted to this recipient, is a broadcast that was not due at the last contact, was
        archived or recalled, or has expired.{' '}
        <button type="button" className="plain" onClick={again}>
          Look again
        </button>
      </p>
      {data.length > 0 && (
        <div className="wide" tabIndex={0} role="region" aria-label="Notifications">
          <table>
            <thead>
              <tr>
                <th scope="col">Notification</th>
                <th scope="col">Stored</th>
                <th scope="col">Seen</th>
                <th scope="col">Read</th>
              </tr>
            </thead>
            <tbody>
              {data.map((notification) => (
                <Row key={notification.id} {...notification} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {next !== null && <p className="note">The newest 100 are shown.</p>}
    </>
  );
}

function Row({ title, category, createdAt, seenAt, readAt }: Notification) {
  const at = (time: string | undefined) => (time === undefined ? 'not yet' : new Date(time).toLocaleString());
  return (
    <tr>
      <th scope="row" dir="auto" className="text">
        <bdi>{title}</bdi> {category !== undefined && <bdi className="soft">{category}</bdi>}
      </th>
      <td>{at(createdAt)}</td>
      <td>{at(seenAt)}</td>
      <td>{at(readAt)}</td>
    </tr>
  );
}
