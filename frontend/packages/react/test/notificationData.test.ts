import { type Notification, dataOf } from '@belfry/client';
import { expect, expectTypeOf, it } from 'vitest';

declare module '@belfry/client' {
  interface NotificationData {
    orders: { orderId: number };
  }
}

const shipped: Notification = {
  ...{ id: 'n1', title: 'Order shipped', createdAt: 'x', position: 1, priority: 'normal', category: 'orders' },
  data: { orderId: 42 },
};

it('gives data the type that was declared for its category, and none for another', () => {
  expectTypeOf(dataOf(shipped, 'orders')).toEqualTypeOf<{ orderId: number } | undefined>();
  expect(dataOf(shipped, 'orders')?.orderId).toBe(42);
  expect(dataOf({ ...shipped, category: 'billing' }, 'orders')).toBeUndefined();

  // @ts-expect-error -- nobody has declared this category
  expect(dataOf(shipped, 'news')).toBeUndefined();
});
