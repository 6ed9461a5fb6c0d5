import { unique } from '../../support/call-of-a-test.js';
import type { Place } from './place.js';
import { list, MEDIUM, type ReadBack } from './row.js';

const STAY = 'Local/stay@default';

/** Sends it, and gives the arguments with which the channel enters the application. */
async function argsOf(at: Place, id: string, send: () => PromiseLike<unknown>): Promise<string> {
  const start = at.event('StasisStart', ({ channel }) => channel.id === id);
  at.hangUpLater(id);
  await send();
  return (await start).args.join(',');
}

/** What Asterisk gives back of a long parameter of a channel. */
export const CHANNELS_READ_BACK: readonly ReadBack[] = [
  [
    'channels.originate',
    'appArgs',
    (at, text) => {
      const channelId = unique('call');
      return argsOf(at, channelId, () =>
        at.client.channels.originate({ endpoint: STAY, channelId, app: at.app, appArgs: text }),
      );
    },
  ],
  [
    'channels.originateWithId',
    'appArgs',
    (at, text) => {
      const id = unique('call');
      const send = () => at.client.channels.originateWithId(id, { endpoint: STAY, app: at.app, appArgs: text });
      return argsOf(at, id, send);
    },
  ],
  [
    'channels.create',
    'appArgs',
    (at, text) => {
      const channelId = unique('call');
      return argsOf(at, channelId, () =>
        at.client.channels.create({ endpoint: STAY, channelId, app: at.app, appArgs: text }),
      );
    },
  ],
  ...(['originate', 'originateWithId', 'create'] as const).map((name): ReadBack => [
    `channels.${name}`,
    'formats',
    async (at, text) => {
      // A list of the same two, as long as the text.
      const formats = list('ulaw', text.length).join(',');
      const id = unique('call');
      at.hangUpLater(id);
      const options = { endpoint: STAY, app: at.app, formats };
      if (name === 'originateWithId') await at.client.channels.originateWithId(id, options);
      else await at.client.channels[name]({ ...options, channelId: id });
      const variable = 'CHANNEL(audionativeformat)';
      const { value } = await at.client.channels.getChannelVar(id, { variable });
      return value === '(ulaw)' ? text : value;
    },
  ]),
  ...(['originate', 'originateWithId', 'create', 'externalMedia'] as const).map((name): ReadBack => [
    `channels.${name}`,
    'variables',
    async (at, text) => {
      const id = unique('call');
      at.hangUpLater(id);
      const options = { endpoint: STAY, app: at.app, variables: { LONG: text } };
      if (name === 'originateWithId') await at.client.channels.originateWithId(id, options);
      else if (name === 'externalMedia') {
        const there = { external_host: '127.0.0.1:9', format: 'ulaw' };
        await at.client.channels.externalMedia({ ...options, ...there, channelId: id });
      } else await at.client.channels[name]({ ...options, channelId: id });
      return (await at.client.channels.getChannelVar(id, { variable: 'LONG' })).value;
    },
  ]),
  ...(['snoopChannel', 'snoopChannelWithId'] as const).map((name): ReadBack => [
    `channels.${name}`,
    'appArgs',
    async (at, text) => {
      const { id } = await at.channel();
      const snoopId = unique('snoop');
      const options = { spy: 'both', app: at.app, appArgs: text } as const;
      return argsOf(at, snoopId, () =>
        name === 'snoopChannel'
          ? at.client.channels.snoopChannel(id, { ...options, snoopId })
          : at.client.channels.snoopChannelWithId(id, snoopId, options),
      );
    },
  ]),
  [
    'channels.move',
    'appArgs',
    async (at, text) => {
      const { id } = await at.channel();
      return argsOf(at, id, () => at.client.channels.move(id, { app: at.app, appArgs: text }));
    },
  ],
  ...(['play', 'playWithId'] as const).flatMap((name): readonly ReadBack[] => {
    const play = async (at: Place, options: { media: string[]; lang?: string; playbackId?: string }) => {
      const { id } = await at.channel();
      return name === 'play'
        ? at.client.channels.play(id, options)
        : at.client.channels.playWithId(id, options.playbackId ?? unique('playback'), options);
    };
    return [
      [
        `channels.${name}`,
        'media',
        async (at, text) => {
          const { media_uri: first, next_media_uri: next } = await play(at, {
            media: [MEDIUM + text.slice(0, 200), MEDIUM + text],
          });
          return first === MEDIUM + text.slice(0, 200) ? next?.slice(MEDIUM.length) : first;
        },
      ],
      [
        `channels.${name}`,
        'lang',
        async (at, text) => (await play(at, { media: ['sound:beep'], lang: text })).language,
      ],
    ];
  }),
  [
    'channels.play',
    'playbackId',
    async (at, text) =>
      (await at.client.channels.play((await at.channel()).id, { media: 'sound:beep', playbackId: text })).id,
  ],
  [
    'channels.setChannelVar',
    'value',
    async (at, text) => {
      const { id } = await at.channel();
      await at.client.channels.setChannelVar(id, { variable: 'LONG', value: text });
      return (await at.client.channels.getChannelVar(id, { variable: 'LONG' })).value;
    },
  ],
  [
    'channels.setChannelVar',
    'variable',
    async (at, text) => {
      const { id } = await at.channel();
      await at.client.channels.setChannelVar(id, { variable: text, value: 'long' });
      const { value } = await at.reader.channels.getChannelVar(id, { variable: text });
      return value === 'long' ? text : value;
    },
  ],
  [
    'channels.setChannelVars',
    'variables',
    async (at, text) => {
      const { id } = await at.channel();
      await at.client.channels.setChannelVars(id, { variables: { LONG: text } });
      return (await at.client.channels.getChannelVar(id, { variable: 'LONG' })).value;
    },
  ],
  [
    'channels.sendDTMF',
    'dtmf',
    async (at, text) => {
      const { id } = await at.channel();
      const heard = new Promise<string>((resolve) => {
        let digits = '';
        const listening = at.client.on('ChannelDtmfReceived', ({ digit, channel }) => {
          if (channel.id !== `${id};2`) return;
          digits += digit;
          if (digits.length < 3) return;
          listening.unsubscribe();
          resolve(digits);
        });
      });
      await at.client.channels.sendDTMF(id, { dtmf: '123'.padEnd(text.length, '4'), between: 1, duration: 1 });
      return (await heard) === '123' ? text : await heard;
    },
  ],
  [
    'channels.originate',
    'callerId',
    async (at, text) => {
      const channelId = unique('call');
      at.hangUpLater(channelId);
      const options = { endpoint: STAY, channelId, app: at.app, callerId: `"${text}" <100>` };
      return (await at.client.channels.originate(options)).caller.name;
    },
  ],
  [
    'channels.originateWithId',
    'callerId',
    async (at, text) => {
      const id = unique('call');
      at.hangUpLater(id);
      const options = { endpoint: STAY, app: at.app, callerId: `"${text}" <100>` };
      return (await at.client.channels.originateWithId(id, options)).caller.name;
    },
  ],
];
