import type { View } from '@belfry/client';
import {
  BelfryBell,
  BelfryConnectionBanner,
  BelfryInbox,
  BelfryPreferences,
  BelfryProvider,
  BelfryToaster,
  useAppBadge,
  useDocumentTitle,
} from '@belfry/react';
import { useEffect } from 'react';
import { go, useAddress } from './address';
import { recipientToken } from './belfry';
import { Compose } from './Compose';
import { languages, useLanguage } from './languages';
import { Logo } from './Logo';
import { type Person, choosePerson, everybody, people, usePerson } from './people';
import { useFocusKept } from './useFocusKept';

const states = ['unread', 'archived'] as const;

const categories = { orders: 'Orders', billing: 'Billing', mentions: 'Mentions' };

/** The inbox of one of the demo's people, and a form that fills it. */
export function InboxPage() {
  const person = usePerson();
  const messages = useLanguage();
  useFocusKept(person, '.people [aria-pressed=true], .welcome h1');
  useEffect(() => {
    document.documentElement.lang = messages.locale;
    document.documentElement.dir = messages.dir;
  }, [messages]);
  if (person === null) return <Welcome />;
  return (
    <BelfryProvider recipient={person} token={() => recipientToken(person)} messages={messages} navigate={open}>
      <Inbox person={person} />
    </BelfryProvider>
  );
}

/** There is nothing behind the links of the demo's notifications: they open beside it. */
function open(href: string): void {
  window.open(href, '_blank', 'noopener');
}

function Welcome() {
  return (
    <main className="welcome">
      <Logo />
      <h1 tabIndex={-1}>Who are you?</h1>
      <p>Two people live in this demo. Open it twice, once as each, and let it ring.</p>
      <People chosen={null} />
      <p>
        <a href="/console">Or post something, and see what becomes of it</a>
      </p>
    </main>
  );
}

function Inbox({ person }: { readonly person: Person }) {
  useDocumentTitle(`${people[person]} · Belfry`);
  useAppBadge();
  const { params } = useAddress();
  const category = params.get('category');
  const state = states.find((one) => one === params.get('view'));
  const view: View = {
    ...(state === undefined ? {} : { state }),
    ...(category === null ? {} : { category }),
  };
  return (
    <>
      <header className="top">
        <h1 className="brand">
          <Logo />
          Belfry
        </h1>
        <a className="top-link" href="/console">
          Console
        </a>
        <Language />
        <People chosen={person} />
        <BelfryBell />
      </header>
      <BelfryConnectionBanner className="connection" />
      <main className="columns">
        <BelfryInbox
          title={`${people[person]} · ${useLanguage().inbox}`}
          categories={categories}
          view={view}
          onViewChange={(next) => go({ view: next.state ?? null, category: next.category ?? null })}
        />
        <div className="aside">
          <Compose to={person} />
          <BelfryPreferences categories={categories} />
        </div>
      </main>
      <BelfryToaster />
    </>
  );
}

function Language() {
  const { locale } = useLanguage();
  return (
    <select className="language" aria-label="Language" value={locale} onChange={(e) => go({ lang: e.target.value })}>
      {Object.entries(languages).map(([tag, { name }]) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
    </select>
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
