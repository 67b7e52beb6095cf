import { type ReactNode, useEffect } from 'react';
import { go, useAddress } from '../address';
import { Logo } from '../Logo';
import { useFocusKept } from '../useFocusKept';
import { Figures } from './Figures';
import { LookUp } from './LookUp';
import { type PageId, pageOf, pages } from './pages';
import { Posted } from './Posted';
import { Send } from './Send';
import { type Sending, useSending } from './useSending';

/** For senders and operators: what to send, what became of it, and what somebody has. */
export function Console() {
  const page = pageOf(useAddress().params);
  const sending = useSending();
  useFocusKept(page, 'main h1');
  useEffect(() => {
    document.title = `${pages[page]} · Belfry console`;
  }, [page]);
  return (
    <>
      <header className="top">
        <span className="brand">
          <Logo />
          Belfry console
        </span>
        <nav className="pages" aria-label="Console">
          {Object.entries(pages).map(([id, name]) => (
            <a
              key={id}
              href={`/console?page=${id}`}
              aria-current={id === page ? 'page' : undefined}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                go({ page: id });
              }}
            >
              {name}
            </a>
          ))}
        </nav>
        <a className="top-link" href="/">
          Inbox
        </a>
      </header>
      <main className="console">
        {shown(page, sending)}
        <Told {...sending} page={page} />
      </main>
    </>
  );
}

function shown(page: PageId, sending: Sending): ReactNode {
  switch (page) {
    case 'send':
      return <Send {...sending} />;
    case 'posted':
      return <Posted />;
    case 'figures':
      return <Figures />;
    case 'recipient':
      return <LookUp />;
    default:
      return page satisfies never;
  }
}

/** What became of a post whose sender did not wait for it, until the next page. */
function Told({ state, page }: Pick<Sending, 'state'> & { readonly page: PageId }) {
  return (
    <p role="status" className="told">
      {state.kind === 'told' && state.page === page && (
        <>
          <bdi>{state.title === '' ? 'What has no title' : `“${state.title}”`}</bdi> {state.words}
        </>
      )}
    </p>
  );
}
