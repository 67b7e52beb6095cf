import type { InboxEvent, InboxPage, StateTarget, StreamEvent } from './events';
import type { Action, Counts, Notification, Priority, Standing, TransientNotification } from './inbox';
import type { Preferences, QuietHours } from './preferences';

/** One frame of a stream, whatever carried it. `id` is empty when the frame had none. */
export interface Frame {
  readonly event: string;
  readonly data: string;
  readonly id: string;
}

type Json = Readonly<Record<string, unknown>>;

type Is<T> = (value: unknown) => value is T;
type Members<T> = { readonly [K in keyof T]-?: Is<T[K]> };

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isString = (value: unknown): value is string => typeof value === 'string';
const isInteger = Number.isSafeInteger as Is<number>;
const areStrings = (value: unknown): value is string[] => Array.isArray(value) && value.every(isString);

/** An object that has these members. What else is in it may be from a later release. */
const having =
  <T extends object>(members: Members<T>): Is<T> =>
  (value): value is T =>
    isObject(value) && Object.entries<Is<unknown>>(members).every(([name, is]) => is(value[name]));

const optional =
  <T>(is: Is<T>): Is<T | undefined> =>
  (value): value is T | undefined =>
    value === undefined || is(value);

const areCounts = having<Counts>({ unseen: isInteger, unread: isInteger, total: isInteger });
const isAction = having<Action>({ id: isString, label: isString, link: isString });
const areCategories = (value: unknown): value is Preferences['categories'] =>
  isObject(value) && Object.values(value).every(isObject);
const areHours = having<QuietHours>({ from: isString, to: isString, timeZone: isString });

/** What arrived is not what Belfry writes; the message says where. */
function checked<T>(value: unknown, name: string, is: Is<T>): T {
  if (!is(value)) throw new Error(`${name} cannot be read`);
  return value;
}

/** These members of an object, and no others. */
function members<T extends object>(json: Json, members: Members<T>): T {
  const found = Object.entries<Is<unknown>>(members).map(([name, is]) => [name, checked(json[name], name, is)]);
  return Object.fromEntries(found) as T;
}

const object = (value: unknown) => checked(value, 'answer', isObject);

/**
 * The only place where the JSON of a stream is read.
 *
 * @throws if the frame is of a known kind and not readable
 */
export function parseFrame({ event, data, id }: Frame): StreamEvent {
  const json = object(JSON.parse(data));
  switch (event) {
    case 'connect':
      return {
        kind: event,
        ...members(json, { connectionId: isString, head: isInteger, position: optional(isInteger), counts: areCounts }),
      };
    case 'reset':
      return { kind: event, ...members(json, { reason: isString, retryMs: isInteger }) };
    case 'bye':
      return {
        kind: event,
        reconnect: json.reconnect === true,
        ...members(json, { reason: isString, retryMs: isInteger }),
      };
    case 'snapshot':
      return { kind: event, page: parseInboxPage(json) };
    case 'transient':
      return { kind: event, notification: content(json.notification) };
    default:
      // What has no position here is of a later release, and beside the log.
      return json.position === undefined ? { kind: 'ignored' } : recorded(event, id, json);
  }
}

/** @throws if it is not a page of an inbox */
export function parseInboxPage(value: unknown): InboxPage {
  const json = object(value);
  return {
    notifications: checked(json.data, 'data', Array.isArray).map((item) => notification(item)),
    next: isString(json.next) ? json.next : null,
    ...members(json, { lastEventId: isString }),
    ...parseStanding(json),
  };
}

/** @throws if it is not the answer to a change */
export function parseStanding(value: unknown): Standing {
  return members(object(value), { counts: areCounts, position: isInteger });
}

/** @throws if they are not a person's preferences */
export function parsePreferences(value: unknown): Preferences {
  return members<Preferences>(object(value), {
    categories: areCategories,
    quietHours: optional(areHours),
    mandatory: optional(areStrings),
  });
}

function recorded(kind: string, id: string, json: Json): InboxEvent {
  const common = { ...parseStanding(json), ...(id && { id }) };
  switch (kind) {
    case 'notification': {
      const replaces = json.replaces === undefined ? [] : checked(json.replaces, 'replaces', areStrings);
      return { kind, notification: notification(json.notification, common.position), replaces, ...common };
    }
    case 'state':
      return { kind, ...members(json, { change: isString, at: isString }), target: target(json), ...common };
    case 'removed':
      return { kind, ...members(json, { ids: areStrings }), ...common };
    case 'preferences':
      return { kind, preferences: parsePreferences(json.preferences), ...common };
    default:
      return { kind: 'unknown', ...common };
  }
}

function target(json: Json): StateTarget {
  if (json.ids !== undefined) return members(json, { ids: areStrings });
  return { ...members(json, { upTo: isInteger }), category: isString(json.category) ? json.category : undefined };
}

const priorities: readonly unknown[] = ['low', 'normal', 'high', 'urgent'] satisfies Priority[];

/** @param at its place, where the event around it says so */
function notification(value: unknown, at?: number): Notification {
  const json = object(value);
  const position = at ?? checked(json.position, 'position', isInteger);
  return { ...members(json, { id: isString }), position, ...content(json) };
}

function content(value: unknown): TransientNotification {
  const json = object(value);
  const { priority, data, actions, actor } = json;
  return {
    ...members(json, { title: isString, createdAt: isString }),
    priority: priorities.includes(priority) ? (priority as Priority) : 'normal',
    ...optionalStrings(json, ['body', 'link', 'category', 'expiresAt', 'seenAt', 'readAt', 'archivedAt']),
    ...(isObject(data) && { data }),
    ...(Array.isArray(actions) && { actions: actions.map((action) => checked(action, 'actions', isAction)) }),
    ...(isObject(actor) && {
      actor: { ...members(actor, { name: isString }), ...optionalStrings(actor, ['avatarUrl']) },
    }),
  };
}

function optionalStrings<K extends string>(json: Json, names: readonly K[]): Partial<Record<K, string>> {
  const found = names.filter((name) => isString(json[name])).map((name) => [name, json[name]]);
  return Object.fromEntries(found) as Partial<Record<K, string>>;
}
