import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  AriClient,
  AriHttpException,
  AriInvalidCallException,
  AriRequestTooLargeException,
  type AriClientOptions,
} from 'nestjs-ari/client';
import { OPERATIONS } from '../../../../lib/client/internal.js';
import type { AsteriskServer } from '../../../asterisk/asterisk-server.js';
import { realServer } from '../../../contract/phones/two-servers.js';
import { describeOnAsterisk } from '../../../setup/describe-on-asterisk.js';
import { unique } from '../../support/call-of-a-test.js';
import { clientFor, failureOf, stubFor } from '../../support/clients-of-a-test.js';
import { Place } from './place.js';
import { ANSWERED, OF_THE_QUERY_ALONE, REFUSED } from './rows-of-answers.js';
import { BRIDGES_READ_BACK } from './rows-of-bridges.js';
import { CHANNELS_READ_BACK } from './rows-of-channels.js';
import { OTHERS_READ_BACK } from './rows-of-others.js';

const READ_BACK = [...CHANNELS_READ_BACK, ...BRIDGES_READ_BACK, ...OTHERS_READ_BACK];

interface Known {
  readonly method: string;
  readonly parameters: readonly string[];
  readonly query?: readonly { readonly name: string; readonly kind: string; readonly oneOf?: readonly string[] }[];
  readonly body?: { readonly name: string };
}

const known: Readonly<Record<string, Readonly<Record<string, Known>>>> = OPERATIONS;

/** A text of this length that may stand in every address. */
const textOf = (length: number): string => 'long_text'.padEnd(length, '0123456789');

it('are all that the API has: every text and list of a POST, PUT and DELETE without a fixed set of values', () => {
  const tried = [...READ_BACK, ...ANSWERED, ...REFUSED].map(([operation, parameter]) => `${operation} ${parameter}`);
  tried.push(...OF_THE_QUERY_ALONE.map((name) => `bridges.create ${name}`));
  const there = Object.entries(known).flatMap(([resource, operations]) =>
    Object.entries(operations)
      .filter(([, { method }]) => method !== 'GET')
      .flatMap(([name, { query = [], body }]) => [
        ...query
          .filter(({ kind, oneOf }) => ['text', 'list'].includes(kind) && oneOf === undefined)
          .map((parameter) => `${resource}.${name} ${parameter.name}`),
        ...(body === undefined ? [] : [`${resource}.${name} ${body.name}`]),
      ]),
  );
  expect(tried.toSorted()).toEqual(there.toSorted());
});

describe('what Asterisk would keep a part of', () => {
  it.each(REFUSED)('%s, %s: is refused before it is sent', async (operation, parameter) => {
    const stub = await stubFor();
    const [resource = '', name = ''] = operation.split('.');
    const ids = known[resource]?.[name]?.parameters.map(() => 'x') ?? [];
    const needed = { endpoint: 'Local/x', spy: 'both', format: 'ulaw', external_host: 'h:1', from: 'x', refer_to: 'y' };
    const options = { ...needed, to: 'pjsip:x', ...(DIALPLAN.has(parameter) ? { extension: '1' } : { app: 'a' }) };
    const repositories = clientFor(stub.url) as unknown as Record<
      string,
      Record<string, (...args: unknown[]) => never>
    >;
    const error = await failureOf(
      repositories[resource]?.[name]?.(...ids, { ...options, [parameter]: textOf(600) }) as never,
    );
    expect(error, error.message).toBeInstanceOf(AriInvalidCallException);
    expect(error).toMatchObject({ parameter });
    expect(error.message).toMatch(/has 600 bytes, more than the (73|79|149|511) that Asterisk keeps/);
    expect(stub.requests).toEqual([]);
  });
});

const DIALPLAN = new Set(['extension', 'context']);

let asterisk: AsteriskServer;

async function connected(options: Partial<AriClientOptions>): Promise<AriClient> {
  const { url, username, password } = asterisk;
  const client = clientFor(url, { username, password, apps: unique('long'), ...options });
  await client.connect();
  return client;
}

async function place(options: Partial<AriClientOptions>): Promise<Place> {
  return new Place(await connected(options), await connected({ transport: 'websocket' }), asterisk);
}

describeOnAsterisk('every parameter that may be long', () => {
  beforeAll(async () => {
    // Its own: telephones are sent messages, and objects are added.
    asterisk = await realServer();
    return () => asterisk.stop();
  });

  describe.each([
    ['8,000 characters over HTTP', 8_000, { transport: 'http' } as const],
    ['40,000 characters over a WebSocket', 40_000, { transport: 'websocket' } as const],
  ])('%s', (_way, length, options) => {
    it.each(READ_BACK)('%s, %s: is read back', async (_operation, _parameter, back) => {
      const read = await back(await place(options), textOf(length));
      expect(typeof read === 'string' && read !== textOf(length) ? `${read.length}: ${read.slice(0, 300)}` : read).toBe(
        textOf(length),
      );
    });

    it.each(ANSWERED)('%s, %s: reaches Asterisk', async (_operation, _parameter, send, answer) => {
      const at = await place(options);
      if (answer === 'taken') {
        await send(at, textOf(length));
        return;
      }
      const error = await failureOf(send(at, textOf(length)));
      expect(error).toBeInstanceOf(AriHttpException);
      expect(error.message).not.toContain('too long');
      expect(error).toMatchObject({ status: answer });
    });

    it.each(OF_THE_QUERY_ALONE)('bridges.create, %s', async (parameter) => {
      const at = await place(options);
      const text = parameter === 'type' ? `holding,${'dtmf_events,'.repeat(length / 12)}holding` : textOf(length);
      const create = (): Promise<unknown> => at.client.bridges.create({ [parameter]: text });
      if (options.transport === 'http') {
        const error = await failureOf(create());
        expect(error).toBeInstanceOf(AriRequestTooLargeException);
        expect(error).toMatchObject({ parameter, sent: 'no' });
        return;
      }
      const { id, name, bridge_type: type } = await at.client.bridges.create({ [parameter]: text });
      onTestFinished(() => at.client.bridges.destroy(id).catch(() => undefined));
      if (parameter === 'type') expect(type).toBe('holding');
      else expect(parameter === 'name' ? name : id).toBe(text);
    });
  });
});
