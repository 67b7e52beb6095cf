import { type ComponentProps, type ReactNode, createContext, useContext } from 'react';
import { type Messages, en } from '../src';
import { MockBelfryProvider } from '../testing';

/** The language that the page around a story speaks. */
export const MessagesOfStory = createContext<Messages>(en);

type WorldProps = Omit<ComponentProps<typeof MockBelfryProvider>, 'children' | 'messages'>;

/** A provider without a server, in the language of the page. */
export function World({ children, ...world }: WorldProps & { readonly children: ReactNode }) {
  return (
    <MockBelfryProvider archive messages={useContext(MessagesOfStory)} {...world}>
      {children}
    </MockBelfryProvider>
  );
}

const readAt = '2026-11-21T10:00:00Z';

/** One of each kind. */
export const items: NonNullable<WorldProps['items']> = [
  {
    title: 'Order shipped',
    body: 'Parcel 42 left the warehouse this morning.',
    link: '/orders/42',
    category: 'orders',
    actions: [{ id: 'track', label: 'Track', link: '/orders/42/track' }],
  },
  { title: 'Payment failed', body: 'The card ending 42 was declined.', category: 'billing', priority: 'high' },
  { title: 'The warehouse is on fire', priority: 'urgent' },
  { title: 'Lin replied to “Release 4.1”', body: 'Looks good to me.', actor: { name: 'Lin' }, readAt },
  { title: 'تم شحن الطلب ٤٢', body: 'غادر الطرد المستودع صباح اليوم.', readAt },
  { title: '주문하신 상품이 발송되었습니다', body: '오늘 오전에 물류센터를 떠났습니다.', category: 'orders', readAt },
  { title: '<img src=x onerror=alert(1)>', body: '\u202Egnp.exe\u202C', link: 'javascript:alert(1)', readAt },
  { title: `A title as long as titles may be ${'and longer '.repeat(10)}`.slice(0, 140), priority: 'low', readAt },
];
