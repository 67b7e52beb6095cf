import type { Meta, StoryObj } from '@storybook/react-vite';
import { App } from '../src/App';
import '../src/styles.css';

export default { title: 'Console', parameters: { isPage: true } } satisfies Meta;

type Answers = Readonly<Record<string, () => Response | Promise<Response>>>;

const json = (body: object, status = 200) => new Response(JSON.stringify(body), { status });
const refusal = (status: number, code: string, detail: string) => () => json({ code, detail }, status);
const never = () => new Promise<Response>(() => {});

/** A page at its address, in front of a server that answers what the story says. */
const at = (query: string, answers: Answers = {}): StoryObj => ({
  beforeEach() {
    const { fetch, location } = window;
    const { href } = location;
    const answered = (path: string) => {
      if (path.endsWith('/tokens')) return json({ token: 'abc' });
      const answer = Object.entries(answers).find(([start]) => path.startsWith(`/api/v1/${start}`))?.[1];
      return answer?.() ?? json({}, 404);
    };
    window.fetch = (path) => Promise.resolve(answered(path as string));
    history.replaceState(null, '', `/console?${query}`);
    return () => {
      window.fetch = fetch;
      history.replaceState(null, '', href);
    };
  },
  render: () => <App />,
});

/** The same, after pressing the button of that name. */
const pressed = (name: string, query: string, answers: Answers = {}): StoryObj => ({
  ...at(query, answers),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name }));
  },
});

const text = 'to=ada&title=Order+shipped&body=Parcel+42+is+on+its+way.&link=/orders/42&category=orders';
const everyone = 'to=*&title=Maintenance+tonight&body=We+are+down+from+2:00+to+2:15.&priority=high';
const busy = refusal(503, 'busy', 'Belfry is busy. Try again in a moment.');

export const Compose = at('');
export const ComposeWithPreview = at(text);
export const ComposeForEveryone = at(everyone);
export const ReviewBroadcast = pressed('Review', everyone);
export const Sending = pressed('Send', text, { notifications: never });
export const SendRefused = pressed('Send', text, { notifications: busy });
export const SendRefusedAtAField = pressed('Send', 'to=ada', {
  notifications: () =>
    json(
      {
        code: 'invalid-value',
        detail: 'The title is missing.',
        errors: [{ pointer: '/title', detail: 'is required' }],
      },
      400,
    ),
});

const progress = { id: '019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11', status: 'stored', createdAt: '2026-11-21T09:30:00Z' };

export const PostedNothing = at('page=posted');
export const PostedLoading = at('page=posted&posted=019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11', { notifications: never });
export const Posted = at('page=posted&posted=019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11', {
  notifications: () => json({ ...progress, recipients: 4, stored: 4, seen: 2, read: 1 }),
});
export const PostedBroadcast = at('page=posted&posted=019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11', {
  notifications: () => json({ ...progress, recipients: null, stored: 1_200, seen: 340, read: 120 }),
});
export const PostedRecall = pressed('Recall', 'page=posted&posted=019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11', {
  notifications: () => json({ ...progress, recipients: 4, stored: 4, seen: 2, read: 1 }),
});
export const PostedGone = at('page=posted&posted=019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11', {
  notifications: () => json({ ...progress, recipients: 4, stored: 0, seen: 0, read: 0 }),
});
export const PostedUnknown = at('page=posted&posted=019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11', {
  notifications: refusal(404, 'notification-not-found', 'There is no such notification.'),
});

let asked = 0;

export const FiguresNothing = at('page=figures');
export const FiguresLoading = at('page=figures&posted=019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11', { notifications: never });
export const Figures = at(
  'page=figures&posted=019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11,019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c12',
  {
    notifications: () => json({ ...progress, recipients: null, stored: 40 + ++asked, seen: asked * 3, read: asked }),
  },
);
export const FiguresRefused = at('page=figures&posted=019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11', { notifications: busy });

const item = { id: 'n1', priority: 'normal', createdAt: '2026-11-21T09:30:00Z', position: 1 };
const found = {
  next: null,
  counts: { unseen: 1, unread: 2, total: 3 },
  position: 7,
  data: [
    { ...item, title: 'Order shipped', category: 'orders' },
    { ...item, id: 'n2', title: 'Payment failed', seenAt: '2026-11-21T10:00:00Z' },
    { ...item, id: 'n3', title: 'تم شحن الطلب', seenAt: '2026-11-21T10:00:00Z', readAt: '2026-11-21T10:05:00Z' },
  ],
};

export const LookUpNobody = at('page=recipient');
export const LookUpLoading = at('page=recipient&recipient=ada', { recipients: never });
export const LookUp = at('page=recipient&recipient=ada', { recipients: () => json(found) });
export const LookUpEmpty = at('page=recipient&recipient=ada', {
  recipients: () => json({ ...found, data: [], counts: { unseen: 0, unread: 0, total: 0 }, position: 0 }),
});
export const LookUpUnknown = at('page=recipient&recipient=eve', {
  recipients: refusal(404, 'no-inbox', 'This recipient has no inbox yet.'),
});
export const LookUpRefused = at('page=recipient&recipient=ada', { recipients: busy });
