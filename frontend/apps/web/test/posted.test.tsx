import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '../src/App';
import { json } from './json';

const id = '019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11';
const progress = {
  id,
  status: 'stored',
  createdAt: '2026-11-21T09:30:00Z',
  recipients: 3,
  stored: 3,
  seen: 2,
  read: 1,
};
const user = userEvent.setup();
let asked: string[] = [];
let answers: Partial<Record<string, () => Response>>;

beforeEach(() => {
  asked = [];
  answers = { GET: () => json(progress) };
  vi.stubGlobal('fetch', (path: string, { method = 'GET' }: RequestInit) => {
    if (path.endsWith('/tokens')) return Promise.resolve(json({ token: 'abc' }));
    asked.push(`${method} ${path}`);
    return Promise.resolve(answers[method]?.() ?? json({}, 404));
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  history.replaceState(null, '', '/');
});

function open(address: string) {
  history.replaceState(null, '', address);
  render(<App />);
}

const press = (name: string) => user.click(screen.getByRole('button', { name }));

it('shows what is named twice once', async () => {
  open(`/console?page=posted&posted=${id},${id}`);

  await user.type(screen.getByLabelText('Id of a notification'), `${id.toUpperCase()}{Enter}`);

  expect(screen.getAllByRole('article')).toHaveLength(1);
  expect(new URLSearchParams(location.search).get('posted')).toBe(id);
});

it('asks no server about what is no id, and says so', async () => {
  open('/console?page=posted&posted=xyz');
  expect(await screen.findByText('xyz is no id of a notification.')).toBeVisible();

  await user.type(screen.getByLabelText('Id of a notification'), 'abc{Enter}');

  expect(screen.getByLabelText('Id of a notification')).toHaveAccessibleDescription('abc is no id of a notification.');
  expect(screen.getAllByRole('article')).toHaveLength(1);
  expect(asked).toEqual([]);
});

it('keeps the numbers while no answer comes, with the words beside them', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  open(`/console?page=posted&posted=${id}`);
  expect(await screen.findByRole('meter', { name: 'Seen' })).toHaveAttribute('value', '2');

  answers.GET = () => json({ detail: 'Belfry is busy.' }, 503);
  await act(() => vi.advanceTimersByTimeAsync(3_000));

  expect(screen.getByRole('alert')).toHaveTextContent('Belfry is busy. What is shown is from before.');
  expect(screen.getByRole('meter', { name: 'Seen' })).toHaveAttribute('value', '2');
});

it('says of what is in no inbox any more that it was recalled, or has expired', async () => {
  answers.GET = () => json({ ...progress, stored: 0, seen: 0, read: 0 });
  open(`/console?page=posted&posted=${id}`);

  expect(await screen.findByText('It is in no inbox any more: it was recalled, or has expired.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Recall' })).toBeNull();
});

it('recalls what was posted when asked twice, and says when that was refused', async () => {
  open(`/console?page=posted&posted=${id}`);
  await screen.findByRole('meter', { name: 'Seen' });

  await press('Recall');
  const question = screen.getByRole('group', { name: /^Recall it from every inbox/ });
  expect(question).toHaveFocus();
  await press('Keep it');
  expect(screen.getByRole('button', { name: 'Recall' })).toHaveFocus();
  expect(asked).not.toContain(`DELETE /api/v1/notifications/${id}`);

  await press('Recall');
  answers.DELETE = () => json({ detail: 'Belfry is busy.' }, 503);
  await press('Recall it');
  const article = within(screen.getByRole('article'));
  expect(await article.findByText('Belfry is busy.')).toBeVisible();
  answers.DELETE = () => new Response(null, { status: 204 });
  answers.GET = () => json({ ...progress, stored: 0, seen: 0, read: 0 });
  await press('Recall it');

  expect(await article.findByText('Recalled: it is in no inbox any more.')).toHaveFocus();
  expect(asked).toContain(`DELETE /api/v1/notifications/${id}`);
  expect(article.queryByRole('button')).toBeNull();
});
