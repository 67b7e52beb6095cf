import { type Audience, type NewNotification, priorities } from '../belfry';

/** What is being written, as the address carries it. */
export type Draft = Readonly<Record<'to' | 'title' | 'body' | 'link' | 'category' | 'priority', string>>;

/** The draft of an address. Nobody at all is not the same as no word about it. */
export function draftOf(params: URLSearchParams): Draft {
  return {
    to: params.get('to') ?? 'ada',
    title: params.get('title') ?? '',
    body: params.get('body') ?? '',
    link: params.get('link') ?? '',
    category: params.get('category') ?? '',
    priority: priorities.find((priority) => priority === params.get('priority')) ?? 'normal',
  };
}

/** Empty fields are left out: absent and empty are not the same to Belfry. */
export function notificationOf({ to, title, ...rest }: Draft): NewNotification {
  return { to: audience(to), title, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '')) };
}

function audience(to: string): Audience {
  if (to === '*') return { everyone: true };
  const names = to
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const [only, ...more] = names;
  return only !== undefined && more.length === 0 ? only : names;
}
