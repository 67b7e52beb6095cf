// Belfry as a process of its own, so that a test can kill it. How to start it comes from outside:
//   BELFRY_COMMAND  a JSON array: the program and its arguments
//   BELFRY_ENV      a JSON object: what to add to its environment
//   BASE_URL        where it listens then
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { eventually } from './eventually.mjs';

const needed = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: it takes BELFRY_COMMAND, BELFRY_ENV and BASE_URL to start Belfry`);
  return value;
};

// Whoever ends the tests early ends Belfry, too.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** Starts Belfry and waits until it is ready. */
export async function startBelfry(moreEnvironment = {}) {
  const belfry = new Belfry(moreEnvironment);
  await belfry.start();
  return belfry;
}

class Belfry {
  url = needed('BASE_URL');
  #environment;
  #process;
  #output = '';

  constructor(moreEnvironment) {
    this.#environment = { ...process.env, ...JSON.parse(process.env.BELFRY_ENV ?? '{}'), ...moreEnvironment };
  }

  async start() {
    const [program, ...args] = JSON.parse(needed('BELFRY_COMMAND'));
    const child = spawn(program, args, { env: this.#environment, stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (bytes) => (this.#output = (this.#output + bytes).slice(-20_000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    this.#process = child;
    process.once('exit', () => child.kill('SIGKILL'));
    await eventually('Belfry is ready', () => this.#isReady(), 180_000);
  }

  async #isReady() {
    const { exitCode, signalCode } = this.#process;
    if (exitCode !== null || signalCode !== null) throw new Error(`Belfry has ended by itself:\n${this.#output}`);
    return fetch(`${this.url}/readyz`).then(
      (answer) => answer.ok,
      () => false, // nobody listens yet
    );
  }

  /** As the kernel does when memory is short: no goodbye. */
  async kill() {
    await this.#end('SIGKILL');
  }

  async stop() {
    const late = setTimeout(() => this.#process.kill('SIGKILL'), 40_000);
    await this.#end('SIGTERM');
    clearTimeout(late);
  }

  async #end(signal) {
    const child = this.#process;
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }

  async token(of) {
    const { token } = await this.#json('POST', '/api/v1/demo/tokens', of);
    return token;
  }

  /** Posts as a back end does. */
  async post(notification) {
    const token = await this.token({ scope: 'notifications:write' });
    return this.#json('POST', '/api/v1/notifications', notification, token);
  }

  /** As often as wanted: recalling what is recalled changes nothing. */
  async recall(id) {
    await this.#send(
      'DELETE',
      `/api/v1/notifications/${id}`,
      undefined,
      await this.token({ scope: 'notifications:write' }),
    );
  }

  async inbox(recipient, limit = 20) {
    return this.#json('GET', `/api/v1/inbox?limit=${limit}`, undefined, await this.token({ recipient }));
  }

  /** Tests share a database: whatever another one has left behind is read. */
  async readAll(recipient) {
    const { position } = await this.inbox(recipient);
    await this.#json('POST', '/api/v1/inbox/read', { upTo: position }, await this.token({ recipient }));
  }

  async #json(...request) {
    return (await this.#send(...request)).json();
  }

  async #send(method, path, body, token) {
    const answer = await fetch(this.url + path, {
      method,
      headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }
}
