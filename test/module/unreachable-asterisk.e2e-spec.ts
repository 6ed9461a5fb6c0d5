import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { AriController, OnStasisStart } from 'nestjs-ari';
import { expect, it, onTestFinished } from 'vitest';
import { describeOnAsterisk, requireAsterisk } from '../setup/describe-on-asterisk.js';
import { bootApplication } from './support/ari-application.js';
import { callApplication } from './support/calls.js';
import { Journal } from './support/journal.js';

const APP = 'module-unreachable';

@AriController({ app: APP })
class Host {
  constructor(private readonly journal: Journal) {}

  @OnStasisStart()
  greet(): void {
    this.journal.note('greeted');
  }
}

/** A port on which nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Makes the Asterisk of this run answer on one more port. */
async function forward(port: number): Promise<void> {
  const { httpPort } = requireAsterisk();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const onward = connect(httpPort, '127.0.0.1');
    for (const one of [socket, onward]) sockets.add(one.on('error', () => one.destroy()));
    socket.pipe(onward).pipe(socket);
  }).listen(port, '127.0.0.1');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
}

describeOnAsterisk('an Asterisk that is away', () => {
  it('does not keep the application from starting, is logged, and is connected to when it comes', async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const { client, journal, log, app } = await bootApplication({ options: { url }, providers: [Host] });
    expect(client.status).toBe('connecting');
    expect(app.get(Host)).toBeInstanceOf(Host);
    await expect.poll(() => log.with(`cannot reach ${url}`)).toHaveLength(1);
    await forward(port);
    await client.connect();
    expect(client.status).toBe('connected');
    await callApplication(APP);
    await journal.until('greeted');
  });

  it('does not keep the application from ending', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    const { client, log, app } = await bootApplication({ options: { url }, providers: [Host] });
    await app.close();
    expect(client.status).toBe('closed');
    expect(log.with('error')).toEqual([]);
  });

  it('may refuse the password: the application starts, and says so', async () => {
    const { client, log } = await bootApplication({ options: { password: 'wrong' }, providers: [Host] });
    await expect.poll(() => client.status).toBe('unauthorized');
    expect(log.with('refuses user or password')).toHaveLength(1);
  });
});
