import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '../src/App';
import { json } from './json';

const user = userEvent.setup();
let posts: unknown[] = [];
let answer: (path: string) => Promise<Response> | Response;

beforeEach(() => {
  posts = [];
  answer = () => json({ id: '019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11', status: 'stored' });
  vi.stubGlobal('fetch', (path: string, { body }: RequestInit) => {
    if (path.endsWith('/tokens')) return Promise.resolve(json({ token: 'abc' }));
    if (typeof body === 'string') posts.push(JSON.parse(body));
    return Promise.resolve(answer(path));
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  history.replaceState(null, '', '/');
});

function open(address: string) {
  history.replaceState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
  render(<App />);
}

const press = (name: string) => user.click(screen.getByRole('button', { name }));
const goTo = (name: string) => user.click(screen.getByRole('link', { name }));

/** Posts are answered when the test says so. */
function slowly() {
  let resolve: (answer: Response) => void;
  const promise = new Promise<Response>((settle) => (resolve = settle));
  answer = () => promise;
  return (body: object, status?: number) =>
    act(async () => {
      resolve(json(body, status));
      await promise;
    });
}

it('ends the review when what is reviewed is another', async () => {
  open('/console?to=*&title=Secret');
  await press('Review');
  expect(screen.getByRole('group', { name: 'Review' })).toHaveFocus();

  act(() => {
    history.replaceState(null, '', '/console?to=nina&title=Secret');
    dispatchEvent(new PopStateEvent('popstate'));
  });

  expect(screen.queryByRole('group', { name: 'Review' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Send' })).toHaveFocus();
  await press('Everyone');
  expect(screen.getByRole('button', { name: 'Review' })).toBeVisible();
});

it('is no step for the back button with every letter, but with every page', async () => {
  open('/console?title=Hello');
  const steps = history.length;

  const changes = vi.spyOn(history, 'replaceState');
  await user.type(screen.getByLabelText('Title'), ', world');
  expect(screen.getByLabelText('Title')).toHaveValue('Hello, world');
  await waitFor(() => expect(location.search).toBe('?title=Hello%2C+world'));
  expect(changes.mock.calls.length).toBeLessThan(', world'.length);
  changes.mockRestore();
  expect(history.length).toBe(steps);
  await goTo('Posted');

  expect(history.length).toBe(steps + 1);
});

it('keeps a long draft where no server is asked for it, and a short one in the query', async () => {
  open('/console?title=Hello');
  const long = '가'.repeat(2_000);

  await user.click(screen.getByLabelText('Body'));
  await user.paste(long);
  await waitFor(() => expect(location.search).toBe(''));
  expect(screen.getByLabelText('Body')).toHaveValue(long);
  expect(screen.getByLabelText('Title')).toHaveValue('Hello');

  await user.clear(screen.getByLabelText('Body'));
  await waitFor(() => expect(location.search).toBe('?title=Hello'));
  expect(location.hash).toBe('');
});

it('lets the names be emptied, says that they are missing, and keeps them from a second press', async () => {
  open('/console?title=Hello');
  const to = screen.getByLabelText(/^To/);

  await user.clear(to);
  expect(to).toHaveValue('');
  await press('Send');
  expect(to).toHaveAccessibleDescription('Name at least one recipient.');
  expect(to).toHaveFocus();
  expect(posts).toEqual([]);

  await user.type(to, 'nina, bob');
  await press('Some people');
  expect(to).toHaveValue('nina, bob');
  await press('Everyone');
  await press('Some people');
  expect(screen.getByLabelText(/^To/)).toHaveValue('nina, bob');
});

it('takes a priority that does not exist as if it were left out', async () => {
  open('/console?title=Hello&priority=huge');
  expect(screen.getByLabelText('Priority')).toHaveValue('normal');

  await press('Send');

  await waitFor(() => expect(posts).toEqual([{ to: 'ada', title: 'Hello', priority: 'normal' }]));
});

it.each(['constructor', 'toString', '__proto__'])('shows Send where the page is %s', (page) => {
  open(`/console?page=${page}`);

  expect(screen.getByRole('heading', { name: 'Send a notification' })).toBeVisible();
});

it('goes on at the heading of the page where an answer leads', async () => {
  open('/console?title=Hello');

  await press('Send');

  expect(await screen.findByRole('heading', { name: 'What has become of it' })).toHaveFocus();
});

it('leaves the page to whoever has gone on, and says there what became of the post', async () => {
  const arrive = slowly();
  open('/console?title=Hello');
  await press('Send');
  await goTo('Recipient');
  await user.type(screen.getByLabelText('Recipient'), 'nin');

  await arrive({ id: '019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11', status: 'stored' });

  expect(screen.getByRole('status')).toHaveTextContent('“Hello” was sent.');
  expect(screen.getByLabelText('Recipient')).toHaveValue('nin');
  await waitFor(() => expect(location.search).toContain('posted=019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11'));
  expect(location.search).not.toContain('title');
  await goTo('Figures');
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
});

it('keeps what is typed while a post is under way, and posts nothing twice', async () => {
  const arrive = slowly();
  open('/console?title=Hello');
  await press('Send');
  await user.type(screen.getByLabelText('Title'), ' again');
  const send = screen.getByRole('button', { name: 'Send' });
  expect(send).toHaveAttribute('aria-disabled', 'true');
  await user.click(send);

  await arrive({ id: '019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11', status: 'stored' });

  expect(screen.getByText(/“Hello”/).parentElement).toHaveTextContent('“Hello” was sent.');
  expect(screen.getByLabelText('Title')).toHaveValue('Hello again');
  expect(posts).toHaveLength(1);
  expect(send).toHaveAttribute('aria-disabled', 'false');
});

it('says elsewhere, too, that a post was refused', async () => {
  const arrive = slowly();
  open('/console?title=Hello');
  await press('Send');
  await goTo('Figures');

  await arrive({ detail: 'Belfry is busy.' }, 503);

  expect(screen.getByRole('status')).toHaveTextContent('“Hello” was not sent. Belfry is busy.');
});

it('leads to the field that was refused, and back to the button from a review', async () => {
  answer = () => json({ detail: 'No.', errors: [{ pointer: '/title', detail: 'is required' }] }, 400);
  open('/console?to=*');

  await press('Review');
  await press('Back');
  expect(screen.getByRole('button', { name: 'Review' })).toHaveFocus();
  await press('Review');
  await user.type(screen.getByLabelText('Type everyone to confirm'), 'everyone');
  await press('Send to everyone');

  await screen.findByText('No.');
  expect(screen.getByLabelText('Title')).toHaveFocus();
});
