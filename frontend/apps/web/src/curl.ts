import type { NewNotification } from './belfry';

/** The same post from a terminal. The first line fetches a demo token, so that both can be pasted as they are. */
export function curlLines(origin: string, notification: NewNotification): string {
  const json = `-H 'Content-Type: application/json'`;
  const token = `curl -s ${origin}/api/v1/demo/tokens ${json} -d '{"scope":"notifications:write"}'`;
  return [
    `TOKEN=$(${token} | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')`,
    `curl ${origin}/api/v1/notifications ${json} -H "Authorization: Bearer $TOKEN" -d ${quoted(visible(JSON.stringify(notification)))}`,
  ].join('\n');
}

/** Characters that turn the rest of the line around are written as JSON escapes: what is pasted is what is seen. */
function visible(json: string): string {
  return json.replace(/\p{Bidi_Control}/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** One word for a POSIX shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
