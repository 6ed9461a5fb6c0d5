import { expect, it } from 'vitest';
import { Bridge, Channel, type AriClient } from 'nestjs-ari/client';
import { clientFor, stubFor } from '../client/support/clients-of-a-test.js';
import { json } from '../client/support/stub-ari.js';

const PARTS = { app: 'a', format: 'ulaw', external_host: '127.0.0.1:9' };

/** What makes something under an id of ours, and where that id has to stand in its request. */
const MAKERS: readonly {
  readonly what: string;
  readonly make: (client: AriClient) => Promise<{ id: string; answered: PromiseLike<unknown> }>;
  readonly sent: (id: string) => RegExp;
}[] = [
  {
    what: 'a playback on a channel',
    make: async (client) => announced((await client.channels.get('7')).play('sound:a')),
    sent: (id) => new RegExp(`^/ari/channels/7/play/${id}\\?`),
  },
  {
    what: 'a playback on a bridge',
    make: async (client) => announced((await client.bridges.get('7')).play('sound:a')),
    sent: (id) => new RegExp(`^/ari/bridges/7/play/${id}\\?`),
  },
  {
    what: 'a recording of a channel',
    make: async (client) => named((await client.channels.get('7')).record()),
    sent: (id) => new RegExp(`^/ari/channels/7/record\\?(.*&)?name=${id}(&|$)`),
  },
  {
    what: 'a snoop channel',
    make: async (client) => announced((await client.channels.get('7')).snoop('a', { spy: 'both' })),
    sent: (id) => new RegExp(`^/ari/channels/7/snoop/${id}\\?`),
  },
  {
    what: 'a call',
    make: async (client) => announced(client.originate('PJSIP/1', { app: 'a' })),
    sent: (id) => new RegExp(`^/ari/channels/${id}\\?`),
  },
  {
    what: 'a channel that is made first and dialled later',
    make: async (client) => announced(client.create('PJSIP/1', { app: 'a' })),
    sent: (id) => new RegExp(`^/ari/channels/create\\?(.*&)?channelId=${id}(&|$)`),
  },
  {
    what: 'external media',
    make: async (client) => announced(client.externalMedia(PARTS)),
    sent: (id) => new RegExp(`^/ari/channels/externalMedia\\?(.*&)?channelId=${id}(&|$)`),
  },
];

const announced = <T extends PromiseLike<unknown> & { id: string }>(answered: T) => ({ id: answered.id, answered });
const named = <T extends PromiseLike<unknown> & { name: string }>(answered: T) => ({ id: answered.name, answered });

it.each(MAKERS)('$what has the id in its request that it is announced under', async ({ make, sent }) => {
  const stub = await stubFor(json(200, { id: '7', name: '7' }));
  const client = clientFor(stub.url);
  const { id, answered } = await make(client);
  expect(id).toMatch(/^nestjs-ari\.[a-z-]+\.\w+-\w+$/);
  await answered;
  expect(stub.last.method).toBe('POST');
  expect(stub.last.url).toMatch(sent(id.replaceAll('.', '\\.')));
  expect(client.ids.kindOf(id)).toBeDefined();
});

it('ids are never chosen twice, and tell clients of another prefix apart', async () => {
  const stub = await stubFor(json(200, { id: '7' }));
  const [one, other] = [clientFor(stub.url, { idPrefix: 'ivr' }), clientFor(stub.url, { idPrefix: 'ivr' })];
  const ids = [one, other].flatMap((client) => Array.from({ length: 1_000 }, () => client.ids.next('playback')));
  expect(new Set(ids).size).toBe(2_000);
  expect(clientFor(stub.url, { idPrefix: 'dialler' }).ids.kindOf(ids[0] ?? '')).toBeUndefined();
  expect(await one.channels.get('7')).toBeInstanceOf(Channel);
  expect(await one.bridges.get('7')).toBeInstanceOf(Bridge);
});
