import { once } from 'node:events';
import { AriClient, type AriClientOptions } from 'nestjs-ari/client';
import { freeTcpPort } from '../asterisk/free-port.js';
import { CertificateAuthority } from '../client/support/certificate-authority.js';
import { json, StubAri } from '../client/support/stub-ari.js';
import { print } from './printer.js';

export type Credentials = Pick<AriClientOptions, 'username' | 'password'>;

const STATUSES = [400, 401, 403, 404, 405, 409, 412, 413, 422, 426, 500, 501, 502, 503];
const mute = (): void => {};

/** Has a client fail in every way there is, and prints what came of it. */
export async function printFailures(credentials: Credentials): Promise<void> {
  await printStatuses(credentials);
  await printLostAnswers(credentials);
  await printRefusedSockets(credentials);
  printBadOptions(credentials);
}

async function printStatuses(credentials: Credentials): Promise<void> {
  const stub = await StubAri.start((request, response) =>
    json(Number(request.path.split('/').at(-1)), {})(request, response),
  );
  const client = new AriClient({ url: stub.url, ...credentials });
  for (const status of STATUSES) {
    await client
      .request({ method: 'GET', path: `status/${status}` })
      .catch((error: unknown) => print(`${status}`, error));
  }
  // Through axios, whose errors and answers carry the whole configuration.
  client.http.interceptors.request.use((config) => (print('request of axios', config), config));
  client.http.interceptors.response.use((response) => (print('answer of axios', response), response));
  await client
    .request({ method: 'POST', path: 'status/401' })
    .catch((error: unknown) => print('401 through axios', error));
  print('axios', client.http);
  await client.close();
  await stub.stop();
}

async function printLostAnswers(credentials: Credentials): Promise<void> {
  const stub = await StubAri.start(mute);
  const authority = CertificateAuthority.create();
  const stranger = await StubAri.start(mute, { tls: authority.issue('127.0.0.1') });
  const cutting = await StubAri.start(() => cutting.sockets.forEach((socket) => socket.resetAndDestroy()));
  const abort = new AbortController();
  const client = new AriClient({ url: stub.url, ...credentials });
  const attempts: readonly (readonly [string, AriClient, object])[] = [
    ['no answer', client, { timeout: 30 }],
    ['aborted', client, { signal: abort.signal }],
    ['reset', new AriClient({ url: cutting.url, ...credentials }), {}],
    ['refused', new AriClient({ url: `http://127.0.0.1:${await freeTcpPort()}`, ...credentials }), {}],
    ['unknown authority', new AriClient({ url: stranger.url, ...credentials }), {}],
    ['no host', new AriClient({ url: 'http://no-such-host.invalid', ...credentials }), {}],
  ];
  for (const [what, of, options] of attempts) {
    const failed = of.channels.answer('7', options).catch((error: unknown) => print(what, error));
    if (what === 'aborted') abort.abort();
    await failed;
  }
  await Promise.all(attempts.map(([, of]) => of.close()));
  await client.channels.answer('7').catch((error: unknown) => print('closed', error));
  await Promise.all([stub.stop(), stranger.stop(), cutting.stop()]);
}

async function printRefusedSockets(credentials: Credentials): Promise<void> {
  for (const status of [401, 503]) {
    const stub = await StubAri.start();
    stub.events.refuse = status;
    // Without a logger: its lines become warnings of the process.
    const client = new AriClient({ url: stub.url, ...credentials, apps: 'a' });
    const changed = new Promise<void>((resolve) => {
      client.statusChanges.subscribe((change) => {
        print('status', change);
        if (change.reason !== undefined) resolve();
      });
    });
    const connecting = client.connect().catch((error: unknown) => print('connect', error));
    await changed;
    await client.close();
    await connecting;
    await stub.stop();
  }
  const warned = once(process, 'warning');
  await new AriClient({ url: 'http://192.0.2.1', ...credentials }).close();
  print('clear text', await warned);
}

function printBadOptions(credentials: Credentials): void {
  const good = { url: 'http://127.0.0.1', ...credentials };
  const bad: readonly Record<string, unknown>[] = [
    { ...good, username: `${credentials.username}:${credentials.password}` },
    { ...good, password: [credentials.password] },
    { ...good, password: { secret: credentials.password } },
    { ...good, url: `http://${credentials.username}:${encodeURIComponent(credentials.password)}@127.0.0.1` },
    { ...good, url: `${credentials.username}:${credentials.password}` },
    { ...good, timeout: credentials.password },
    { ...good, apps: { secret: credentials.password } },
  ];
  for (const options of bad) {
    try {
      print('accepted', new AriClient(options as unknown as AriClientOptions));
    } catch (error) {
      print('options', error);
    }
  }
}
