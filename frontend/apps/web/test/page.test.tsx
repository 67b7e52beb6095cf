import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '../src/App';
import { Compose } from '../src/Compose';
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

it('asks who you are, and keeps the choice in the address', async () => {
  answer.mockImplementation(() => json({}, 404));
  render(<App />);
  expect(screen.getByRole('heading', { name: 'Who are you?' })).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Bob' }));

  expect(location.search).toBe('?as=bob');
  expect(screen.getByRole('heading', { name: 'Bob · Inbox' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Bob' })).toHaveFocus();
  expect((await screen.findAllByText(/hands out no demo tokens/)).length).toBeGreaterThan(0);

  act(() => history.back());
  expect(await screen.findByRole('heading', { name: 'Who are you?' })).toHaveFocus();
});

it.each(['constructor', 'toString', '__proto__'])('knows nobody and no language called %s', (name) => {
  answer.mockImplementation(() => json({}, 404));
  history.replaceState(null, '', `/?as=${name}`);
  const { unmount } = render(<App />);
  expect(screen.getByRole('heading', { name: 'Who are you?' })).toBeVisible();
  unmount();

  history.replaceState(null, '', `/?as=ada&lang=${name}`);
  render(<App />);
  expect(screen.getByRole('heading', { name: 'Ada · Inbox' })).toBeVisible();
});

it('posts what was filled in, with a token that may post, and leaves out what is empty', async () => {
  answer.mockImplementation((path) =>
    json(path.endsWith('/tokens') ? { token: 'abc' } : { id: 'id-1', recipients: 1, status: 'stored' }),
  );
  render(<Compose to="ada" />);

  await user.selectOptions(screen.getByLabelText('To'), 'Bob');
  await user.clear(screen.getByLabelText('Body'));
  await user.click(screen.getByRole('button', { name: 'Post' }));

  expect(await screen.findByText('stored: id-1')).toBeVisible();
  expect(answer.mock.calls).toEqual([
    ['/api/v1/demo/tokens', { scope: 'notifications:write' }],
    ['/api/v1/notifications', { to: 'bob', title: 'Order shipped', category: 'orders', priority: 'normal' }],
  ]);
});

it('sends the same key again until it is answered, and another one after that', async () => {
  let status = 504;
  answer.mockImplementation((path) =>
    path.endsWith('/tokens') ? json({ token: 'abc' }) : json({ detail: 'Late.', id: 'id-1', status: 'stored' }, status),
  );
  render(<Compose to="ada" />);
  const post = () => user.click(screen.getByRole('button', { name: 'Post' }));

  await post();
  await screen.findByText('Late.');
  expect(screen.getByRole('button', { name: 'Post' })).toHaveFocus();
  status = 201;
  await post();
  await screen.findByText('stored: id-1');
  await post();
  await waitFor(() => expect(keys()).toHaveLength(3));
  const [first, second, third] = keys();

  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

it('shows a refusal in words, and at the field', async () => {
  answer.mockImplementation((path) =>
    path.endsWith('/tokens')
      ? json({ token: 'abc' })
      : json({ detail: 'title is too long', errors: [{ pointer: '/title', detail: 'must be shorter' }] }, 400),
  );
  render(<Compose to="ada" />);

  await user.click(screen.getByRole('button', { name: 'Post' }));

  expect(await screen.findByText('title is too long')).toBeVisible();
  expect(screen.getByLabelText('Title')).toBeInvalid();
  expect(screen.getByLabelText('Title')).toHaveAccessibleDescription('must be shorter');
});
