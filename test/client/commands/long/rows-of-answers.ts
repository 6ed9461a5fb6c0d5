import { unique } from '../../support/call-of-a-test.js';
import type { Answered } from './row.js';

const STAY = 'Local/stay@default';
const MEDIA = { external_host: '127.0.0.1:9', format: 'ulaw' };

/**
 * Parameters of which Asterisk shows nothing, or knows short values alone. A long one must reach it all the same: it answers to
 * the value, and never that a line is too long.
 */
export const ANSWERED: readonly Answered[] = [
  [
    'bridges.addChannel',
    'role',
    async (at, text) =>
      at.client.bridges.addChannel(await at.bridge(), { channel: (await at.channel()).id, role: text }),
    'taken',
  ],
  [
    'bridges.startMoh',
    'mohClass',
    async (at, text) => at.client.bridges.startMoh(await at.bridge(), { mohClass: text }),
    'taken',
  ],
  ...(['play', 'playWithId'] as const).map((name): Answered => [
    `bridges.${name}`,
    'announcer_format',
    async (at, text) => {
      const [id, options] = [await at.bridge(), { media: 'sound:beep', announcer_format: text }];
      if (name === 'play') return at.client.bridges.play(id, options);
      return at.client.bridges.playWithId(id, unique('playback'), options);
    },
    422,
  ]),
  ...(['bridges', 'channels'] as const).flatMap((resource) =>
    (['name', 'format', 'recorder_format'] as const)
      .filter((parameter) => resource === 'bridges' || parameter !== 'recorder_format')
      .map((parameter): Answered => [
        `${resource}.record`,
        parameter,
        async (at, text) => {
          const options = { name: unique('recording'), format: 'wav', [parameter]: text };
          return resource === 'bridges'
            ? at.client.bridges.record(await at.bridge(), options)
            : at.client.channels.record((await at.channel()).id, options);
        },
        // A file cannot have such a name: RecordingFailed follows.
        parameter === 'name' ? 'taken' : 422,
      ]),
  ),
  [
    'channels.startMoh',
    'mohClass',
    async (at, text) => at.client.channels.startMoh((await at.channel()).id, { mohClass: text }),
    'taken',
  ],
  ...(['originate', 'originateWithId', 'create'] as const).flatMap((name): readonly Answered[] => {
    const send: (parameter: string) => Answered[2] = (parameter) => (at, text) => {
      const goal = parameter === 'label' ? { extension: 'stay', context: 'default' } : { app: at.app };
      const options = { endpoint: STAY, ...goal, [parameter]: parameter === 'endpoint' ? `PJSIP/${text}` : text };
      if (name === 'originateWithId') return at.client.channels.originateWithId(unique('call'), options);
      return at.client.channels[name](options as never);
    };
    return [
      // `create` answers "already exists" to an endpoint that is none.
      [`channels.${name}`, 'endpoint', send('endpoint'), 500],
      [`channels.${name}`, 'originator', send('originator'), name === 'create' ? 'taken' : 400],
      ...(name === 'create' ? [] : [[`channels.${name}`, 'label', send('label'), 404] as const]),
    ];
  }),
  [
    'channels.hangup',
    'reason_code',
    async (at, text) => at.client.channels.hangup((await at.channel()).id, { reason_code: text }),
    400,
  ],
  [
    'channels.continueInDialplan',
    'label',
    async (at, text) =>
      at.client.channels.continueInDialplan((await at.channel()).id, {
        context: 'default',
        extension: 'after',
        label: text,
      }),
    404,
  ],
  [
    'channels.redirect',
    'endpoint',
    async (at, text) => at.client.channels.redirect((await at.channel()).id, { endpoint: `Local/${text}` }),
    'taken',
  ],
  [
    'channels.dial',
    'caller',
    async (at, text) => {
      const id = unique('call');
      const entered = at.event('StasisStart', (event) => event.channel.id === id);
      await at.client.channels.create({ endpoint: STAY, app: at.app, channelId: id });
      at.hangUpLater(id);
      // Until it has entered the application Asterisk answers 409.
      await entered;
      return at.client.channels.dial(id, { caller: text, timeout: 1 });
    },
    'taken',
  ],
  [
    'channels.externalMedia',
    'external_host',
    (at, text) => at.client.channels.externalMedia({ app: at.app, ...MEDIA, external_host: `${text}:9` }),
    500,
  ],
  [
    'channels.externalMedia',
    'format',
    (at, text) => at.client.channels.externalMedia({ app: at.app, ...MEDIA, format: text }),
    500,
  ],
  [
    'channels.externalMedia',
    'data',
    (at, text) => at.client.channels.externalMedia({ app: at.app, ...MEDIA, data: text }),
    'taken',
  ],
  [
    'channels.externalMedia',
    'transport_data',
    (at, text) => at.client.channels.externalMedia({ app: at.app, ...MEDIA, transport_data: text }),
    'taken',
  ],
  [
    'endpoints.sendMessage',
    'to',
    (at, text) =>
      at.client.endpoints.sendMessage({ to: `pjsip:sipp/sip:${text}@127.0.0.1`, from: 'sip:x@127.0.0.1', body: 'x' }),
    'taken',
  ],
  [
    'endpoints.refer',
    'to',
    (at, text) =>
      at.client.endpoints.refer({ to: `pjsip:${text}`, from: 'sip:x@127.0.0.1', refer_to: 'sip:y@127.0.0.1' }),
    404,
  ],
  ['events.userEvent', 'application', (at, text) => at.client.events.userEvent('Long', { application: text }), 404],
  [
    'events.claimChannel',
    'channelId',
    (at, text) => at.client.events.claimChannel({ channelId: text, application: at.app }),
    404,
  ],
  [
    'events.claimChannel',
    'application',
    (at, text) => at.client.events.claimChannel({ channelId: 'x', application: text }),
    404,
  ],
  [
    'recordings.copyStored',
    'destinationRecordingName',
    (at, text) => at.client.recordings.copyStored('nobody', { destinationRecordingName: text }),
    404,
  ],
];

/** What is refused before it is sent, because Asterisk would keep a part of it alone: operation and parameter. */
export const REFUSED: readonly (readonly [operation: string, parameter: string])[] = [
  ...['originate', 'create', 'externalMedia'].map((name) => [`channels.${name}`, 'channelId'] as const),
  ...['originate', 'originateWithId', 'create'].map((name) => [`channels.${name}`, 'otherChannelId'] as const),
  ...['originate', 'originateWithId', 'continueInDialplan'].flatMap(
    (name) =>
      [
        [`channels.${name}`, 'extension'],
        [`channels.${name}`, 'context'],
      ] as const,
  ),
  ...['originate', 'originateWithId', 'create', 'move', 'snoopChannel', 'snoopChannelWithId', 'externalMedia'].map(
    (name) => [`channels.${name}`, 'app'] as const,
  ),
  ['channels.snoopChannel', 'snoopId'],
  ['endpoints.refer', 'refer_to'],
  ['endpoints.referToEndpoint', 'refer_to'],
];

/** Of `bridges.create`, whose body is its variables: as long as a frame over a WebSocket, and refused over HTTP. */
export const OF_THE_QUERY_ALONE = ['type', 'bridgeId', 'name'] as const;
