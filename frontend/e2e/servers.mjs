import { once } from 'node:events';
import { createServer, request } from 'node:http';

/** A server of the test's own, on a port that is free. */
async function listening(server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function serve(files, path, response) {
  const [type, content] = files[path] ?? [];
  if (type) response.writeHead(200, { 'Content-Type': type }).end(content);
  return type !== undefined;
}

/** Another site: it serves these files and nothing else. `files` maps a path to its type and content. */
export function site(files) {
  return listening(
    createServer(
      ({ url }, response) =>
        serve(files, new URL(url, 'http://site').pathname, response) || response.writeHead(404).end(),
    ),
  );
}

/**
 * Stands between a browser and Belfry: writes down what passes (method, path, headers, the status of the answer, and whether
 * that is still coming), cuts what is open, and answers in Belfry's place.
 *
 * @param files what it serves itself
 */
export async function recordingProxy(target, files = {}) {
  const passed = [];
  const open = new Set();
  const proxy = {
    passed,
    /** Streams that are open at this moment. */
    streams: () => [...open].filter(({ path }) => path === '/api/v1/inbox/stream').length,
    /** Cuts every stream without a word. */
    cut() {
      for (const { path, outgoing } of open) if (path === '/api/v1/inbox/stream') outgoing.destroy();
    },
    /** Belfry's place is taken while this is a function: `({path, url}) => [status, headers, body]`, or nothing to let pass. */
    instead: null,
  };
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const { pathname: path } = new URL(url, target);
    if (serve(files, path, outgoing)) return;
    const entry = { method, path, url, headers, status: 0, outgoing };
    passed.push(entry);
    const [status, head, body] = proxy.instead?.(entry) ?? [];
    if (status) return outgoing.writeHead((entry.status = status), head).end(body);
    open.add(entry);
    const onward = request(new URL(url, target), { method, headers }, (answer) => {
      entry.status = answer.statusCode;
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
      answer.on('error', () => outgoing.destroy());
      answer.on('close', () => answer.complete || outgoing.destroy());
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => {
      open.delete(entry);
      onward.destroy();
    });
    incoming.pipe(onward);
  });
  return Object.assign(proxy, await listening(server));
}
