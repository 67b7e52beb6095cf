import { FakeOutside, inboxJson, json, problem } from '@belfry/client/testing';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { BelfryPreferences, isQuiet, mayRing } from '../src';
import { show, showLive } from './shown';

const user = userEvent.setup();
const chosen = { categories: { orders: { ring: true, sound: false } }, mandatory: ['security'] };

async function preferences(outside = new FakeOutside()) {
  outside.answer = ({ method, path, body }) =>
    path.includes('preferences') ? json(method === 'PUT' ? body : chosen) : problem(503, 'busy');
  const shown = show(<BelfryPreferences categories={{ news: 'News' }} />, outside);
  await screen.findByRole('checkbox', { name: 'orders: Ring' });
  return shown;
}

it('saves what is chosen, and keeps the rest', async () => {
  const { outside } = await preferences();

  await user.click(screen.getByRole('checkbox', { name: 'orders: Ring' }));
  await waitFor(() => expect(screen.getByRole('checkbox', { name: 'orders: Ring' })).not.toBeChecked());
  await user.click(screen.getByRole('checkbox', { name: 'Quiet hours' }));

  const saved = outside.callsTo('PUT', '/inbox/preferences').map((call) => call.body);
  expect(saved[1]).toMatchObject({ ...chosen, categories: { orders: { ring: false } }, quietHours: { from: '22:00' } });
});

it('sends a time once, when it is complete and the person leaves the field', async () => {
  const { outside } = await preferences();
  await user.click(screen.getByRole('checkbox', { name: 'Quiet hours' }));
  const from = screen.getByLabelText('From');

  for (const value of ['', '02:00', '23:00', '23:04', '23:45']) fireEvent.change(from, { target: { value } });
  expect(outside.callsTo('PUT', '/inbox/preferences')).toHaveLength(1);
  fireEvent.blur(from);
  fireEvent.change(from, { target: { value: '' } });
  fireEvent.blur(from);

  await waitFor(() => expect(outside.callsTo('PUT', '/inbox/preferences')).toHaveLength(2));
  expect(outside.callsTo('PUT', '/inbox/preferences')[1]?.body).toMatchObject({ quietHours: { from: '23:45' } });
  expect(from).toHaveValue('23:45');
});

it('makes a change to the one before, also when that is not answered yet, and takes back what is refused', async () => {
  const { outside } = await preferences();
  const answers: ((answer: Response) => void)[] = [];
  outside.answer = () => new Promise((resolve) => answers.push(resolve));
  const box = (name: string) => screen.getByRole('checkbox', { name });

  await user.click(box('orders: Ring'));
  await user.click(box('News: Sound'));
  expect(outside.callsTo('PUT', '/inbox/preferences')).toHaveLength(1);
  answers[0]?.(json(outside.calls.at(-1)?.body));
  await waitFor(() => expect(answers).toHaveLength(2));
  expect(outside.calls.at(-1)?.body).toMatchObject({ categories: { orders: { ring: false }, news: { sound: true } } });
  answers[1]?.(problem(503, 'busy'));

  expect(await screen.findByRole('alert')).toHaveTextContent('Not saved: The words of busy.');
  expect(box('orders: Ring')).not.toBeChecked();
  expect(box('News: Sound')).not.toBeChecked();
});

it('offers what the page names, and does not let anybody mute what is mandatory', async () => {
  await preferences();

  expect(screen.getByRole('checkbox', { name: 'News: Ring' })).toBeChecked();
  expect(screen.getByRole('checkbox', { name: 'security: Ring' })).toBeDisabled();
  expect(screen.getByRole('checkbox', { name: 'security: Ring' })).toBeChecked();
});

it('has words when they cannot be loaded', async () => {
  const outside = new FakeOutside();
  outside.answer = () => problem(503, 'busy');

  show(<BelfryPreferences />, outside);

  expect(await screen.findByRole('alert')).toHaveTextContent('Not loaded: The words of busy.');
});

it('loads them again on request, and by itself when the connection is live again', async () => {
  const outside = new FakeOutside();
  outside.answer = ({ path }) => (path.includes('preferences') ? problem(503, 'busy') : json(inboxJson([], 4)));
  const { stream, advance } = await showLive(<BelfryPreferences />, outside);
  const again = await screen.findByRole('button', { name: 'Load again' });
  const asked = () => outside.callsTo('GET', '/inbox/preferences').length;
  const before = asked();

  await user.click(again);
  await waitFor(() => expect(asked()).toBe(before + 1));
  expect(again).toHaveFocus();

  act(() => stream.end());
  await advance(1_000);
  outside.answer = ({ path }) => json(path.includes('preferences') ? chosen : inboxJson([], 4));
  act(() => outside.transport.last.connect(4));

  expect(await screen.findByRole('checkbox', { name: 'orders: Ring' })).toBeVisible();
});

describe('what may ring', () => {
  const at = (time: string) => Date.parse(`2026-11-21T${time}:00Z`);
  const about = (category?: string, priority: 'normal' | 'urgent' = 'normal') => ({
    ...{ id: 'n', title: 't', createdAt: 'x', position: 1, priority },
    ...(category === undefined ? {} : { category }),
  });
  const night = { from: '22:00', to: '08:00', timeZone: 'Asia/Seoul' };
  const muted = { orders: { ring: false, sound: false }, security: { ring: false, sound: false } };

  it.each([
    ['12:59', false],
    ['13:00', true],
    ['20:00', true],
    ['22:59', true],
    ['23:00', false],
  ])('at %s UTC it is a quiet night in Seoul: %s', (time, quiet) => {
    expect(isQuiet(night, at(time))).toBe(quiet);
  });

  it.each([
    ['what nobody has muted', about('news'), true],
    ['what is muted', about('orders'), false],
    ['what is muted but mandatory', about('security'), true],
    ['what has no category', about(), true],
  ])('%s', (_, notification, rings) => {
    const preferences = { categories: muted, mandatory: ['security'] };
    expect(mayRing(preferences, notification, 0)).toBe(rings);
  });

  it('in quiet hours only what is urgent', () => {
    const preferences = { categories: {}, quietHours: night };
    expect(mayRing(preferences, about(), at('20:00'))).toBe(false);
    expect(mayRing(preferences, about(undefined, 'urgent'), at('20:00'))).toBe(true);
  });
});
