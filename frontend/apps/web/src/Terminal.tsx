import type { NewNotification } from './belfry';
import { curlLines } from './curl';

/** What to paste into a terminal. A command runs from left to right in every language of the page. */
export function Terminal({ notification }: { readonly notification: NewNotification }) {
  return (
    <pre tabIndex={0} dir="ltr">
      <code>{curlLines(location.origin, notification)}</code>
    </pre>
  );
}
