import type { InboxEvent, InboxPage, StateTarget, StreamEvent } from './events';
import type { Action, Actor, Counts, Notification, Priority, Standing } from './inbox';

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
  const data = json.data;
  if (!Array.isArray(data)) throw new WireError('data is not a list');
  return {
    notifications: data.map((item) => {
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
  const found: Partial<Record<K, string>> = {};
  for (const name of names) {
    const value = json[name];
    if (typeof value === 'string') found[name] = value;
  }
  return found;
}

function counts(json: Json): Counts {
  const held = object(json.counts, 'counts');
  return { unseen: integer(held, 'unseen'), unread: integer(held, 'unread'), total: integer(held, 'total') };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new WireError('data is not JSON', { cause });
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function object(value: unknown, name: string): Json {
  if (!isObject(value)) throw new WireError(`${name} is not an object`);
  return value;
}

function string(json: Json, name: string): string {
  const value = json[name];
  if (typeof value !== 'string') throw new WireError(`${name} is not a string`);
  return value;
}

function strings(json: Json, name: string): readonly string[] {
  const value = json[name];
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw new WireError(`${name} is not a list of strings`);
  }
  return value;
}

function integer(json: Json, name: string): number {
  const value = json[name];
  if (!Number.isSafeInteger(value)) throw new WireError(`${name} is not a whole number`);
  return value as number;
}
