// Stands before the nodes as a proxy does: serves the page of the tabs, and passes all else to a door where somebody answers.
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

/**
 * @param doors ports of the nodes
 * @param tokens gives a token for `<this>/<recipient>`, or does not
 * @param files maps a path to its type and content
 * @returns its origin
 */
export async function edge(doors, tokens, files) {
  let turn = 0;
  async function answer(incoming, outgoing) {
    const { pathname } = new URL(incoming.url, 'http://edge');
    if (files[pathname]) return outgoing.writeHead(200, { 'Content-Type': files[pathname][0] }).end(files[pathname][1]);
    if (pathname.startsWith('/token/')) return pass(incoming, outgoing, new URL(pathname.slice(6), tokens));
    const body = await buffer(incoming);
    turn += 1;
    for (let i = 0; i < doors.length && !outgoing.destroyed; i += 1) {
      const door = doors[(turn + i) % doors.length];
      if (await pass(incoming, outgoing, new URL(incoming.url, `http://127.0.0.1:${door}`), body)) return;
    }
    outgoing.destroy();
  }
  const server = createServer((incoming, outgoing) => answer(incoming, outgoing).catch(() => outgoing.destroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${server.address().port}`;
}

/** Whether anybody answered there. */
function pass({ method, headers }, outgoing, url, body) {
  return new Promise((resolve) => {
    const onward = request(url, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
      answer.on('error', () => outgoing.destroy());
      answer.on('close', () => answer.complete || outgoing.destroy());
      resolve(true);
    });
    onward.on('error', () => resolve(outgoing.headersSent));
    outgoing.on('close', () => onward.destroy());
    onward.end(body);
  });
}
