import { onTestFinished } from 'vitest';
import { unique } from '../../support/call-of-a-test.js';
import type { Place } from './place.js';
import { list, MEDIUM, type ReadBack } from './row.js';

/** What Asterisk gives back of a long parameter of a bridge. */
export const BRIDGES_READ_BACK: readonly ReadBack[] = [
  [
    'bridges.createWithId',
    'name',
    async (at, text) =>
      named(at, await at.client.bridges.createWithId(unique('bridge'), { type: 'mixing', name: text })),
  ],
  [
    'bridges.createWithId',
    'type',
    async (at, text) => {
      const type = `holding,${list('dtmf_events', text.length).join(',')}`;
      const { bridge_type: made } = await at.client.bridges.createWithId(unique('bridge'), { type });
      return made === 'holding' ? text : made;
    },
  ],
  [
    'bridges.createWithId',
    'variables',
    async (at, text) => {
      const { id } = await at.client.bridges.createWithId(unique('bridge'), { variables: { LONG: text } });
      return (await at.client.bridges.getBridgeVar(id, { variable: 'LONG' })).value;
    },
  ],
  [
    'bridges.create',
    'variables',
    async (at, text) => {
      const { id } = await at.client.bridges.create({ variables: { LONG: text } });
      return (await at.client.bridges.getBridgeVar(id, { variable: 'LONG' })).value;
    },
  ],
  [
    'bridges.setBridgeVar',
    'value',
    async (at, text) => {
      const id = await at.bridge();
      await at.client.bridges.setBridgeVar(id, { variable: 'LONG', value: text });
      return (await at.client.bridges.getBridgeVar(id, { variable: 'LONG' })).value;
    },
  ],
  [
    'bridges.setBridgeVar',
    'variable',
    async (at, text) => {
      const id = await at.bridge();
      await at.client.bridges.setBridgeVar(id, { variable: text, value: 'long' });
      const { value } = await at.reader.bridges.getBridgeVar(id, { variable: text });
      return value === 'long' ? text : value;
    },
  ],
  [
    'bridges.setBridgeVars',
    'variables',
    async (at, text) => {
      const id = await at.bridge();
      await at.client.bridges.setBridgeVars(id, { variables: { LONG: text } });
      return (await at.client.bridges.getBridgeVar(id, { variable: 'LONG' })).value;
    },
  ],
  [
    'bridges.addChannel',
    'channel',
    async (at, text) => {
      const [bridge, { id }] = [await at.bridge(), await at.channel()];
      await at.client.bridges.addChannel(bridge, { channel: list(id, text.length) });
      const { channels } = await at.client.bridges.get(bridge);
      return channels.join(',') === id ? text : channels.join(',');
    },
  ],
  [
    'bridges.removeChannel',
    'channel',
    async (at, text) => {
      const [bridge, { id }] = [await at.bridge(), await at.channel()];
      await at.client.bridges.addChannel(bridge, { channel: id });
      await at.client.bridges.removeChannel(bridge, { channel: list(id, text.length) });
      const { channels } = await at.client.bridges.get(bridge);
      return channels.length === 0 ? text : channels.join(',');
    },
  ],
  ...(['play', 'playWithId'] as const).flatMap((name): readonly ReadBack[] => {
    const play = async (at: Place, options: { media: string[]; lang?: string }) => {
      const id = await at.bridge();
      return name === 'play'
        ? at.client.bridges.play(id, options)
        : at.client.bridges.playWithId(id, unique('playback'), options);
    };
    return [
      [
        `bridges.${name}`,
        'media',
        async (at, text) => (await play(at, { media: [MEDIUM + text] })).media_uri.slice(MEDIUM.length),
      ],
      [`bridges.${name}`, 'lang', async (at, text) => (await play(at, { media: ['sound:beep'], lang: text })).language],
    ];
  }),
  [
    'bridges.play',
    'playbackId',
    async (at, text) => (await at.client.bridges.play(await at.bridge(), { media: 'sound:beep', playbackId: text })).id,
  ],
];

async function named(at: Place, { id }: { readonly id: string }): Promise<string> {
  onTestFinished(() => at.client.bridges.destroy(id).catch(() => undefined));
  return (await at.client.bridges.get(id)).name;
}
