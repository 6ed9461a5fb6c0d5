import { describe, expect, it, onTestFinished } from 'vitest';
import { AriConfigurationException } from 'nestjs-ari/client';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { clientFor, failureOf, ownAsterisk, stubFor } from '../support/clients-of-a-test.js';

const MOST = 4_093;
const LINE = 'GET /ari/events?app= HTTP/1.1'.length;

/** Names of applications that make a request line of so many bytes; a comma is three of them. */
function names(bytes: number): string[] {
  const list: string[] = [];
  let left = bytes - LINE;
  while (left > 73) {
    // What is left for the last must be a name.
    const length = left - 73 - 3 < 10 ? 50 : 73;
    list.push(`n${list.length}-`.padEnd(length, 'x'));
    left -= length + 3;
  }
  return [...list, `n${list.length}-`.padEnd(left, 'x')];
}

it('are refused before anything is sent where their names do not fit into the handshake', async () => {
  const stub = await stubFor();
  const error = await failureOf(clientFor(stub.url, { apps: names(MOST + 1) }).connect());
  expect(error).toBeInstanceOf(AriConfigurationException);
  expect(error).toMatchObject({ field: 'apps' });
  expect(error.message).toContain('a request line of 4094 bytes, and Asterisk takes 4093');
  const later = await failureOf(clientFor(stub.url).connect({ apps: names(9_000) }));
  expect(later).toMatchObject({ name: 'AriConfigurationException', field: 'apps' });
  const all = await failureOf(clientFor(stub.url, { apps: names(MOST), subscribeAll: true }).connect());
  expect(all.message).toContain('a request line of 4111 bytes');
  expect(stub.requests).toEqual([]);
});

async function connects(address: { url: string; username: string; password: string }): Promise<void> {
  const apps = names(MOST);
  const { url, username, password } = address;
  const client = clientFor(url, { username, password, apps });
  await client.connect();
  expect((await client.applications.list()).map(({ name }) => name)).toEqual(expect.arrayContaining(apps));
}

describeOnAsterisk('as many as just fit', () => {
  it('are registered by Asterisk', async () => {
    await connects(await ownAsterisk());
  });
});

describe('as many as just fit', () => {
  it('are registered by the simulator', async () => {
    const simulator = await AsteriskSimulator.start();
    onTestFinished(() => simulator.stop());
    await connects(simulator);
  });
});
