/** What the console has, in the order of its links. */
export const pages = { send: 'Send', posted: 'Posted', figures: 'Figures', recipient: 'Recipient' } as const;

export type PageId = keyof typeof pages;

/** The page that an address names; Send where it names none. */
export function pageOf(params: URLSearchParams): PageId {
  const page = params.get('page') ?? '';
  return Object.hasOwn(pages, page) ? (page as PageId) : 'send';
}
