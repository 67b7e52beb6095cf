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

/** Another site: it serves these files and nothing else. `files` maps a path to its type and content. */
export function site(files) {
  return listening(
    createServer(({ url }, response) => {
      const [type, content] = files[url] ?? [];
      if (!type) response.writeHead(404).end();
      else response.writeHead(200, { 'Content-Type': type }).end(content);
    }),
  );
}

/** Stands between a browser and Belfry, and writes down what passes: method, path, headers and the status of the answer. */
export async function recordingProxy(target) {
  const passed = [];
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const entry = { method, path: new URL(url, target).pathname, url, headers, status: 0 };
    passed.push(entry);
    const onward = request(new URL(url, target), { method, headers }, (answer) => {
      entry.status = answer.statusCode;
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  return { ...(await listening(server)), passed };
}
