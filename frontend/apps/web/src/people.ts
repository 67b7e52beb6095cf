import { go, useAddress } from './address';

/** The two people of the demo, each with an inbox of their own. */
export const people = { ada: 'Ada', bob: 'Bob' } as const;

export type Person = keyof typeof people;

export const everybody = Object.keys(people) as Person[];

export function isPerson(value: string | null): value is Person {
  return value !== null && Object.hasOwn(people, value);
}

/** Who the page is for is part of its address, so that a reload and a second tab are for the same person. */
export function usePerson(): Person | null {
  const as = useAddress().params.get('as');
  return isPerson(as) ? as : null;
}

export function choosePerson(person: Person): void {
  go({ as: person });
}
