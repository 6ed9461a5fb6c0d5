import { afterEach, describe, expect, it, vi } from 'vitest';
import { AriClient, AriInvalidCallException, AriNotFoundException, type AriClientOptions } from 'nestjs-ari/client';
import { PINNED_ASTERISK_VERSION } from '../../asterisk/pinned-version.js';
import { describeOnAsterisk, requireAsterisk } from '../../setup/describe-on-asterisk.js';
import { ExchangeStub, type Reply } from '../entities/support/exchange-stub.js';
import { asteriskClient, failureOf } from '../support/clients-of-a-test.js';
import { RecordingLogger } from '../support/recording-logger.js';

const UNKNOWN_PATH: Reply = { status: 404, body: { message: 'Resource not found' } };
const open: { close(): Promise<void> }[] = [];

async function older(version: string | undefined, options: Partial<AriClientOptions> = {}) {
  const asterisk = await ExchangeStub.start();
  asterisk.version = version;
  asterisk.answer = ({ path }) => (path === 'channels' ? { status: 200, body: [] } : UNKNOWN_PATH);
  const client = new AriClient({ url: asterisk.url, username: 'u', password: 'p', apps: ['older'], ...options });
  open.push({ close: () => client.close().then(() => asterisk.stop()) });
  const asked = (): number => asterisk.commands.filter(({ path }) => path === 'asterisk/info').length;
  return { asterisk, client, asked };
}

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const refused = (client: AriClient): Promise<Error> =>
  failureOf(client.channels.transferProgress('c1', { states: 'channel_answered' }));

describe('an Asterisk that is older than this library', () => {
  it.each([
    ['22.2.0', false],
    ['22.3.0', true],
    ['22.10.1+dfsg+~cs6.15.60671435-1', true],
    ['20.13.0', true],
    ['20.9.3', false],
    ['21.7.0', false],
    ['19.8.1', false],
    ['23.0.0', true],
    ['certified/20.7-cert5', false],
    ['GIT-master-1234abc', true],
  ])('%s has what came with 20.13, 21.8 and 22.3: %s', async (version, offered) => {
    const { client } = await older(version, { events: false });
    expect(await client.supports('channels.transferProgress')).toBe(offered);
    expect(await client.supports('channels.play')).toBe(true);
  });

  it('is asked for its version once, and never by supports after a connect', async () => {
    const { client, asked } = await older('22.2.0');
    await client.connect();
    await vi.waitFor(async () => expect(String(await refused(client))).toContain('22.2.0'), { timeout: 45_000 });
    expect(await client.supports('channels.transferProgress')).toBe(false);
    expect(await client.supports('bridges.getBridgeVars')).toBe(false);
    expect(await client.supports('bridges.create')).toBe(true);
    expect(asked()).toBe(1);
  });

  it('refuses a newer command with the releases that have it', async () => {
    const { client } = await older('22.2.0', { events: false });
    expect(String(await refused(client))).toMatch(
      /Resource not found.*This Asterisk does not know the operation: it came with Asterisk 20\.13, 21\.8 and 22\.3, or its module/,
    );
    await client.supports('channels.play');
    const error = await refused(client);
    expect(error).toBeInstanceOf(AriNotFoundException);
    expect(error).toMatchObject({ subject: 'operation', gone: false });
    expect(error.message).toMatch(
      /This server is Asterisk 22\.2\.0, which does not have the operation: it came with Asterisk 20\.13, 21\.8 and 22\.3\.$/,
    );
  });

  it('names the releases, too, where the path of a newer command is something else to it', async () => {
    const { client, asterisk } = await older('16.28.0', { events: false });
    await client.supports('channels.play');
    asterisk.answer = () => ({ status: 405, body: { message: 'Invalid method' } });
    const error = await failureOf(client.endpoints.refer({ to: 'pjsip:x', from: 'sip:x', refer_to: 'sip:y' }));
    expect(error).toMatchObject({ status: 405 });
    expect(error.message).toMatch(
      /\(Invalid method\).*This server is Asterisk 16\.28\.0, which does not have the operation: it came/,
    );
  });

  it('says in the log what it lacks, once for each version', async () => {
    const logger = new RecordingLogger();
    const { client } = await older('22.2.0', { logger });
    await client.connect();
    const line =
      /Asterisk 22\.2\.0 does not have 9 of 108 operations of this library: bridges\.getBridgeVar, .*events\.claimChannel$/;
    await vi.waitFor(() => expect(logger.matching(line)).toHaveLength(1), { timeout: 45_000 });
  });

  it('is known anew after an update in the middle of the connection', async () => {
    const { client, asterisk } = await older('22.2.0', { reconnect: { first: 5, most: 10 } });
    await client.connect();
    expect(await client.supports('channels.transferProgress')).toBe(false);
    asterisk.version = '22.10.1';
    asterisk.cut();
    await vi.waitFor(async () => expect(await client.supports('channels.transferProgress')).toBe(true), {
      timeout: 45_000,
    });
  });

  it('has everything as far as is known when it does not tell its version', async () => {
    const { client } = await older(undefined, { events: false });
    expect(await client.supports('channels.transferProgress')).toBe(true);
  });

  it.each(['channels.sing', 'nothing', '', 'constructor.name', 'channels.constructor', '__proto__.get'])(
    'no Asterisk is asked for %o',
    async (name) => {
      const { client, asterisk } = await older('22.2.0', { events: false });
      await expect(client.supports(name as 'channels.play')).rejects.toThrow(AriInvalidCallException);
      expect(asterisk.commands).toEqual([]);
    },
  );
});

describeOnAsterisk('a real Asterisk of the release of this library', () => {
  it('has all its operations, and tells a module that is missing from an old server', async ({ skip }) => {
    if (requireAsterisk().version !== PINNED_ASTERISK_VERSION) skip('another Asterisk');
    const client = asteriskClient();
    expect(await client.supports('events.claimChannel')).toBe(true);
    expect(await client.supports('mailboxes.list')).toBe(true);
    expect(String(await failureOf(client.mailboxes.list()))).toContain(
      `Asterisk ${PINNED_ASTERISK_VERSION} has this operation, but its module is not loaded.`,
    );
  });
});
