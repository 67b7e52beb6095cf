import type { InboxEvent, InboxPage, StateTarget, StreamEvent } from './events';
import type { Action, Actor, Counts, Notification, Priority, Standing } from './inbox';
import type { Preferences } from './preferences';

/** What arrived is not what Belfry writes; the message says where. */
export class WireError extends Error {
  override readonly name = 'WireError';
}

/** One frame of a stream, whatever carried it. `id` is empty when the frame had none. */
export interface Frame {
  readonly event: string;
  readonly data: string;
  readonly id: string;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * The only place where the JSON of a stream is read.
 *
 * @throws WireError if the frame is of a known kind and not readable
 */
export function parseFrame(frame: Frame): StreamEvent {
  const json = object(parseJson(frame.data), frame.event);
  switch (frame.event) {
    case 'connect':
      return {
        kind: 'connect',
        connectionId: string(json, 'connectionId'),
        head: integer(json, 'head'),
        position: json.position === undefined ? undefined : integer(json, 'position'),
        counts: counts(json),
      };
    case 'reset':
      return { kind: 'reset', reason: string(json, 'reason'), retryMs: integer(json, 'retryMs') };
    case 'bye':
      return {
        kind: 'bye',
        reason: string(json, 'reason'),
        reconnect: json.reconnect === true,
        retryMs: integer(json, 'retryMs'),
      };
    case 'snapshot':
      return { kind: 'snapshot', page: parseInboxPage(json) };
    default:
      // A transient has no position and no meaning yet; neither has what a later release may send beside the log.
      return json.position === undefined ? { kind: 'ignored' } : recorded(frame, json);
  }
}

/** @throws WireError if it is not a page of an inbox */
export function parseInboxPage(value: unknown): InboxPage {
  const json = object(value, 'inbox');
  return {
    notifications: checked(json.data, 'data', Array.isArray).map((item) => {
      const held = object(item, 'data');
      return notification(held, integer(held, 'position'));
    }),
    next: typeof json.next === 'string' ? json.next : null,
    lastEventId: string(json, 'lastEventId'),
    ...parseStanding(json),
  };
}

/** @throws WireError if it is not the answer to a change */
export function parseStanding(value: unknown): Standing {
  const json = object(value, 'standing');
  return { counts: counts(json), position: integer(json, 'position') };
}

/** @throws WireError if they are not a person's preferences */
export function parsePreferences(value: unknown): Preferences {
  const json = object(value, 'preferences');
  const categories = object(json.categories, 'categories') as Preferences['categories'];
  Object.entries(categories).forEach(([slug, chosen]) => object(chosen, slug));
  const quiet = json.quietHours;
  return {
    categories,
    quietHours: isObject(quiet)
      ? { from: string(quiet, 'from'), to: string(quiet, 'to'), timeZone: string(quiet, 'timeZone') }
      : undefined,
    mandatory: json.mandatory === undefined ? undefined : strings(json, 'mandatory'),
  };
}

function recorded(frame: Frame, json: Json): InboxEvent {
  const position = integer(json, 'position');
  const common = { position, counts: counts(json), ...(frame.id === '' ? {} : { id: frame.id }) };
  switch (frame.event) {
    case 'notification':
      return {
        kind: 'notification',
        notification: notification(object(json.notification, 'notification'), position),
        replaces: json.replaces === undefined ? [] : strings(json, 'replaces'),
        ...common,
      };
    case 'state':
      return {
        kind: 'state',
        change: string(json, 'change'),
        at: string(json, 'at'),
        target: target(json),
        ...common,
      };
    case 'removed':
      return { kind: 'removed', ids: strings(json, 'ids'), ...common };
    case 'preferences':
      return { kind: 'preferences', preferences: parsePreferences(json.preferences), ...common };
    default:
      return { kind: 'unknown', ...common };
  }
}

function target(json: Json): StateTarget {
  if (json.ids !== undefined) return { ids: strings(json, 'ids') };
  return {
    upTo: integer(json, 'upTo'),
    category: typeof json.category === 'string' ? json.category : undefined,
  };
}

const priorities: readonly unknown[] = ['low', 'normal', 'high', 'urgent'] satisfies Priority[];

function notification(json: Json, position: number): Notification {
  return {
    id: string(json, 'id'),
    title: string(json, 'title'),
    priority: priorities.includes(json.priority) ? (json.priority as Priority) : 'normal',
    createdAt: string(json, 'createdAt'),
    position,
    ...optionalStrings(json, ['body', 'link', 'category', 'expiresAt', 'seenAt', 'readAt', 'archivedAt']),
    ...(isObject(json.data) ? { data: json.data } : {}),
    ...(Array.isArray(json.actions) ? { actions: json.actions.map(action) } : {}),
    ...(isObject(json.actor) ? { actor: actor(json.actor) } : {}),
  };
}

function action(value: unknown): Action {
  const json = object(value, 'actions');
  return { id: string(json, 'id'), label: string(json, 'label'), link: string(json, 'link') };
}

function actor(json: Json): Actor {
  return { name: string(json, 'name'), ...optionalStrings(json, ['avatarUrl']) };
}

function optionalStrings<K extends string>(json: Json, names: readonly K[]): Partial<Record<K, string>> {
  const found = names.filter((name) => isString(json[name])).map((name) => [name, json[name]]);
  return Object.fromEntries(found) as Partial<Record<K, string>>;
}

function counts(json: Json): Counts {
  const held = object(json.counts, 'counts');
  return { unseen: integer(held, 'unseen'), unread: integer(held, 'unread'), total: integer(held, 'total') };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new WireError('data cannot be read', { cause });
  }
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isString = (value: unknown): value is string => typeof value === 'string';

const areStrings = (value: unknown): value is string[] => Array.isArray(value) && value.every(isString);

function checked<T>(value: unknown, name: string, is: (value: unknown) => value is T): T {
  if (!is(value)) throw new WireError(`${name} cannot be read`);
  return value;
}

const object = (value: unknown, name: string) => checked(value, name, isObject);
const string = (json: Json, name: string) => checked(json[name], name, isString);
const strings = (json: Json, name: string) => checked(json[name], name, areStrings);
const integer = (json: Json, name: string) =>
  checked(json[name], name, Number.isSafeInteger as (v: unknown) => v is number);
