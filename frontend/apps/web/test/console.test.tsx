import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '../src/App';
import { inPath } from '../src/belfry';
import { json } from './json';

const user = userEvent.setup();
const answer = vi.fn<(path: string, body: unknown) => Response>();
const keys = () => sent.flatMap(({ headers }) => new Headers(headers).get('Idempotency-Key') ?? []);
let sent: RequestInit[] = [];

beforeEach(() => {
  sent = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    sent.push(init);
    return Promise.resolve(answer(path, typeof init.body === 'string' ? JSON.parse(init.body) : undefined));
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  answer.mockReset();
  history.replaceState(null, '', '/');
});

const posts = () => answer.mock.calls.filter(([path]) => path === '/api/v1/notifications').map(([, body]) => body);

function open(address: string) {
  history.replaceState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
  render(<App />);
}

function serving(paths: Readonly<Record<string, () => Response>>) {
  answer.mockImplementation((path) => {
    if (path.endsWith('/tokens')) return json({ token: 'abc' });
    return Object.entries(paths).find(([start]) => path.startsWith(start))?.[1]() ?? json({}, 404);
  });
}

const progress = {
  id: '019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11',
  status: 'stored',
  createdAt: '2026-11-21T09:30:00Z',
  recipients: 3,
  stored: 3,
  seen: 2,
  read: 1,
};

it('keeps a draft in the address, sends it to several people, and shows what becomes of it', async () => {
  serving({
    '/api/v1/notifications/019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11': () => json(progress),
    '/api/v1/notifications': () => json({ id: '019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11', status: 'stored' }),
  });
  open('/console?to=ada,%20bob&title=Hello');

  await user.type(screen.getByLabelText('Body'), 'World');
  await waitFor(() => expect(location.search).toContain('body=World'));
  expect(screen.getByRole('heading', { name: /Hello/ })).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Send' }));

  expect(await screen.findByRole('heading', { name: 'What has become of it' })).toBeVisible();
  expect(posts()).toEqual([{ to: ['ada', 'bob'], title: 'Hello', body: 'World', priority: 'normal' }]);
  expect(location.search).toContain('posted=019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11');
  expect(await screen.findByRole('meter', { name: 'Seen' })).toHaveAttribute('value', '2');
});

it('asks twice before everyone gets it', async () => {
  serving({ '/api/v1/notifications': () => json({ id: '019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11', status: 'stored' }) });
  open('/console?to=*&title=Maintenance');

  await user.click(screen.getByRole('button', { name: 'Review' }));
  const send = screen.getByRole('button', { name: 'Send to everyone' });
  expect(send).toBeDisabled();
  expect(posts()).toEqual([]);
  await user.type(screen.getByLabelText('Type everyone to confirm'), 'everyone');
  await user.click(send);

  await screen.findByRole('heading', { name: 'What has become of it' });
  expect(posts()).toEqual([{ to: { everyone: true }, title: 'Maintenance', priority: 'normal' }]);
});

it('sends the same key again until it is answered, and another one after an edit', async () => {
  serving({ '/api/v1/notifications': () => json({ code: 'no-answer', detail: 'No answer.' }, 504) });
  open('/console?title=Hello');
  const send = async () => {
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await screen.findByText('No answer.');
  };

  await send();
  await send();
  await user.type(screen.getByLabelText('Title'), '!');
  await send();
  const [first, second, third] = keys();

  expect(first).toMatch(/^[\da-f]{32}$/);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

it('says what was refused at the field', async () => {
  serving({
    '/api/v1/notifications': () => json({ detail: 'No.', errors: [{ pointer: '/title', detail: 'is required' }] }, 400),
  });
  open('/console');

  await user.click(screen.getByRole('button', { name: 'Send' }));

  expect(await screen.findByText('No.')).toBeVisible();
  expect(screen.getByLabelText('Title')).toHaveAccessibleDescription('is required');
});

it('looks up what somebody has, and says in words that there is nobody', async () => {
  const item = {
    id: 'n1',
    title: 'Order shipped',
    createdAt: '2026-11-21T09:30:00Z',
    position: 1,
    seenAt: '2026-11-21T09:31:00Z',
  };
  let found = json({ detail: 'This recipient has no inbox yet.' }, 404);
  serving({ '/api/v1/recipients/ada/inbox': () => found });
  open('/console?page=recipient');

  await user.type(screen.getByLabelText('Recipient'), 'ada{Enter}');
  expect(screen.getByLabelText('Recipient')).toHaveFocus();
  expect(await screen.findByText('This recipient has no inbox yet.')).toBeVisible();
  found = json({ data: [item], next: null, counts: { unseen: 0, unread: 1, total: 1 }, position: 3, lastEventId: 'x' });
  await user.click(screen.getByRole('button', { name: 'Look again' }));

  expect(await screen.findByRole('rowheader', { name: /Order shipped/ })).toBeVisible();
  expect(screen.getByText('not yet')).toBeVisible();
  expect(screen.getByText(/is a broadcast that was not due at the last contact/)).toBeVisible();
});

it.each([
  ['ada@example.org', 'ada%40example.org'],
  ['team/7', '~dGVhbS83'],
  ['..', '~Li4'],
  ['~a', '~fmE'],
])('writes %s into a path', (recipient, written) => {
  expect(inPath(recipient)).toBe(written);
});

it('draws how what was sent arrives, says the same in a table, and keeps it while no answer comes', async () => {
  let isDown = false;
  serving({
    '/api/v1/notifications': () =>
      isDown
        ? json({ code: 'busy', detail: 'Belfry is busy.' }, 503)
        : json({ ...progress, stored: 4, seen: 2, read: 1 }),
  });
  vi.useFakeTimers({ shouldAdvanceTime: true });
  open('/console?page=figures&posted=019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11,019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c12');
  const plot = await screen.findByRole('img', { name: /^How many have it/ });
  await act(() => vi.advanceTimersByTimeAsync(2_000));

  expect(plot.querySelectorAll('polyline')).toHaveLength(3);
  expect(plot.querySelector('polyline')?.getAttribute('points')).toMatch(/^0\.0,0\.0 600\.0,0\.0$/);
  expect(plot.querySelector('desc')).toHaveTextContent('Stored: now 4, at most 4; Seen: now 2, at most 2');
  const table = within(screen.getByRole('region', { name: 'How many have it, as a table', hidden: true }));
  expect(table.getAllByRole('row', { hidden: true })).toHaveLength(3);
  isDown = true;
  await act(() => vi.advanceTimersByTimeAsync(2_000));
  vi.useRealTimers();

  expect(screen.getByRole('alert')).toHaveTextContent('Belfry is busy. What is shown is from before.');
  expect(plot).toBeInTheDocument();
  await user.selectOptions(screen.getByRole('combobox'), '019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c12');
  expect(location.search).toContain('of=019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c12');
});

it('draws nothing where nothing was sent', () => {
  open('/console?page=figures');

  expect(screen.getByText(/Nothing was sent from here yet/)).toBeVisible();
});
