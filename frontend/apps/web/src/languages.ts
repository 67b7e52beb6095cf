import { type Messages, en, ko } from '@belfry/react';
import { ar } from '@belfry/react/locales/ar';
import { useAddress } from './address';

export const languages: Readonly<Record<string, { readonly name: string; readonly messages: Messages }>> = {
  en: { name: 'English', messages: en },
  ko: { name: '한국어', messages: ko },
  ar: { name: 'العربية', messages: ar },
};

/** The language of the address; English where it names none. */
export function useLanguage(): Messages {
  const tag = useAddress().params.get('lang') ?? '';
  return (Object.hasOwn(languages, tag) ? languages[tag]?.messages : undefined) ?? en;
}
