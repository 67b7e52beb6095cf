import { FakeOutside } from '@belfry/client/testing';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { BelfryConnectionBanner } from '../src';
import { ar } from '../src/locales/ar';
import { show, showLive } from './shown';

const user = userEvent.setup();
const line = () => {
  const banner = document.querySelector('.bf-line');
  if (!(banner instanceof HTMLElement)) throw new Error('there is no banner');
  return banner;
};

it('says nothing while everything is well', async () => {
  await showLive(<BelfryConnectionBanner patienceMs={0} />);

  // There all the time: a region that comes with its words is often not read.
  expect(line()).toBeVisible();
  expect(line()).toBeEmptyDOMElement();
});

it('is patient: most interruptions are over before anybody has read a word', async () => {
  const { stream, advance } = await showLive(<BelfryConnectionBanner patienceMs={300} />);

  act(() => stream.end());
  await advance(0);
  expect(line()).toBeEmptyDOMElement();

  expect(await screen.findByText('The connection to Belfry was lost.', { exact: false })).toBeVisible();
});

it('returns on request, and is gone again', async () => {
  const { outside, stream, advance } = await showLive(<BelfryConnectionBanner patienceMs={0} />);
  act(() => stream.end());
  await advance(0);

  await user.click(await screen.findByRole('button', { name: 'Retry now' }));
  await advance(0);
  expect(outside.transport.streams).toHaveLength(2);
  act(() => outside.transport.last.connect(4));

  expect(line()).toBeEmptyDOMElement();
});

it('says at once why it will not return by itself', async () => {
  const { stream, advance } = await showLive(<BelfryConnectionBanner patienceMs={60_000} />);

  act(() => stream.bye('evicted', false, 60_000));
  await advance(0);

  expect(line()).toHaveTextContent('Too many devices are connected');
  expect(screen.getByRole('button', { name: 'Retry now' })).toBeVisible();
});

it('says in words that the browser has no connection left for this tab', async () => {
  const { advance } = show(<BelfryConnectionBanner patienceMs={0} />);

  await advance(10_000);

  expect(line()).toHaveTextContent('No answer in time');
});

it.each(['rotation', 'token-expired', 'reset'])('says in Arabic why it is not live: %s', async (reason) => {
  const { stream, advance } = await showLive(<BelfryConnectionBanner patienceMs={0} />, new FakeOutside(), 0, {
    messages: ar,
  });

  act(() => (reason === 'reset' ? stream.send(reason, { reason, retryMs: 60_000 }) : stream.bye(reason, true, 60_000)));
  await advance(0);

  await waitFor(() => expect(line()).toHaveTextContent(ar.reasons[reason] ?? 'no words'));
});
