import { type ReactNode, useEffect } from 'react';
import { go, useAddress } from '../address';
import { Logo } from '../Logo';
import { Figures } from './Figures';
import { LookUp } from './LookUp';
import { Posted } from './Posted';
import { Send } from './Send';

const pages: Readonly<Record<string, { readonly name: string; readonly page: () => ReactNode }>> = {
  send: { name: 'Send', page: Send },
  posted: { name: 'Posted', page: Posted },
  figures: { name: 'Figures', page: Figures },
  recipient: { name: 'Recipient', page: LookUp },
};

/** For senders and operators: what to send, what became of it, and what somebody has. */
export function Console() {
  const { params } = useAddress();
  const { name, page: Page } = pages[params.get('page') ?? 'send'] ?? { name: 'Send', page: Send };
  useEffect(() => {
    document.title = `${name} · Belfry console`;
  }, [name]);
  return (
    <>
      <header className="top">
        <span className="brand">
          <Logo />
          Belfry console
        </span>
        <nav className="pages" aria-label="Console">
          {Object.entries(pages).map(([id, page]) => (
            <a
              key={id}
              href={`/console?page=${id}`}
              aria-current={page.name === name ? 'page' : undefined}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                go({ page: id });
              }}
            >
              {page.name}
            </a>
          ))}
        </nav>
        <a className="top-link" href="/">
          Inbox
        </a>
      </header>
      <main className="console">
        <Page />
      </main>
    </>
  );
}
