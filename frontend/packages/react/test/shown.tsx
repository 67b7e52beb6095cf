import { FakeOutside } from '@belfry/client/testing';
import { act, render } from '@testing-library/react';
import { type ReactNode, StrictMode } from 'react';
import { type BelfryAppearance, BelfryProvider } from '../src';

/** Shows something below a provider, as an application does, in a world that the test drives. */
export function show(children: ReactNode, outside = new FakeOutside(), appearance: BelfryAppearance = {}) {
  const page = (recipient: string) => (
    <StrictMode>
      <BelfryProvider recipient={recipient} token={`token-of-${recipient}`} outside={outside} {...appearance}>
        {children}
      </BelfryProvider>
    </StrictMode>
  );
  const view = render(page('ada'));
  return {
    outside,
    view,
    changeRecipient: (recipient: string) => view.rerender(page(recipient)),
    /** Lets time pass, and React show what came of it. */
    advance: (ms: number) => act(() => outside.clock.advance(ms)),
  };
}

/** Like `show`, and connected. */
export async function showLive(
  children: ReactNode,
  outside = new FakeOutside(),
  unread = 0,
  appearance: BelfryAppearance = {},
) {
  const shown = show(children, outside, appearance);
  await shown.advance(0);
  const stream = outside.transport.last;
  const counts = { unseen: unread, unread, total: unread };
  act(() => stream.connect(4, { counts }));
  return { ...shown, stream };
}
