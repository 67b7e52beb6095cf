import {
  BelfryBell,
  BelfryConnectionBanner,
  BelfryList,
  BelfryProvider,
  MarkAllRead,
  useDocumentTitle,
} from '@belfry/react';
import { recipientToken } from './belfry';
import { Compose } from './Compose';
import { Logo } from './Logo';
import { type Person, choosePerson, everybody, people, usePerson } from './people';

export function App() {
  const person = usePerson();
  if (person === null) return <Welcome />;
  return (
    <BelfryProvider recipient={person} token={() => recipientToken(person)}>
      <InboxPage person={person} />
    </BelfryProvider>
  );
}

function Welcome() {
  return (
    <main className="welcome">
      <Logo />
      <h1>Who are you?</h1>
      <p>Two people live in this demo. Open it twice, once as each, and let it ring.</p>
      <People chosen={null} />
    </main>
  );
}

function InboxPage({ person }: { readonly person: Person }) {
  useDocumentTitle(`${people[person]} · Belfry`);
  return (
    <>
      <header className="top">
        <span className="brand">
          <Logo />
          Belfry
        </span>
        <People chosen={person} />
        <BelfryBell />
      </header>
      <BelfryConnectionBanner className="connection" />
      <main className="columns">
        <section className="card bf" aria-labelledby="inbox">
          <header className="card-head">
            <h1 id="inbox">{people[person]}’s inbox</h1>
            <MarkAllRead />
          </header>
          <BelfryList />
        </section>
        <Compose to={person} />
      </main>
    </>
  );
}

function People({ chosen }: { readonly chosen: Person | null }) {
  return (
    <div className="people" role="group" aria-label="You are">
      {everybody.map((person) => (
        <button key={person} type="button" aria-pressed={person === chosen} onClick={() => choosePerson(person)}>
          {people[person]}
        </button>
      ))}
    </div>
  );
}
