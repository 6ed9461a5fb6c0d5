import { readFile, writeFile } from 'node:fs/promises';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ariReply } from '../asterisk/ari-reply.js';
import { clientFor, failureOf, ownAsterisk } from '../client/support/clients-of-a-test.js';
import { nextStatus } from '../client/support/status-of-a-client.js';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { FaultProxy } from './support/fault-proxy.js';

/** An Asterisk whose password somebody changes. */
interface Changeable {
  readonly port: number;
  change(password: string): Promise<void>;
}

async function real(): Promise<Changeable> {
  const server = await ownAsterisk();
  const file = `${server.runFolder}/etc/ari.conf`;
  let current = server.password;
  const change = async (password: string): Promise<void> => {
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(`password = ${current}\n`, `password = ${password}\n`));
    current = password;
    await server.cli('module reload res_ari');
    const account = { username: server.username, password };
    // The console may have its prompt back before the new password is in force.
    for (let status = 0; status !== 200;) ({ status } = await ariReply(`${server.url}/asterisk/ping`, account));
  };
  return { port: server.httpPort, change };
}

async function simulated(): Promise<Changeable> {
  const simulator = await AsteriskSimulator.start();
  onTestFinished(() => simulator.stop());
  return { port: simulator.port, change: async (password) => simulator.faults.changePassword(password) };
}

afterEach(() => void vi.useRealTimers());

describe.each([
  ['simulator', describe, simulated],
  ['real Asterisk', describeOnAsterisk, real],
] as const)('a password that is changed (%s)', (_name, describeIt, start) => {
  describeIt('under a running client', () => {
    it('shows in status and commands; it is asked once in 30 to 60 s, and recovers', { timeout: 60_000 }, async () => {
      const { port, change } = await start();
      const proxy = await FaultProxy.before(port);
      const client = clientFor(proxy.url, { apps: 'locked', password: 'ari' });
      await client.connect();
      await change('another');
      const error = await failureOf(client.channels.list());
      expect(error).toMatchObject({ name: 'AriUnauthorizedException', status: 401 });
      // The socket that stands is not touched by it.
      expect(client.status).toBe('connected');

      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const refused = nextStatus(client, 'unauthorized');
      const lost = nextStatus(client, 'reconnecting');
      proxy.cut('sockets');
      await lost;
      vi.advanceTimersByTime(100);
      expect((await refused).reason).toBe('the server refused the event socket with 401');
      const { length: asked } = proxy.attempts;
      vi.advanceTimersByTime(29_900);
      expect(proxy.attempts).toHaveLength(asked);
      await change('ari');
      const back = nextStatus(client, 'connected');
      vi.advanceTimersByTime(31_001);
      await back;
      expect(await client.channels.list()).toBeInstanceOf(Array);
    });
  });
});
