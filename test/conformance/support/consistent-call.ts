import type { Values } from './generated-call.js';

/** Parameters that are left out, and values that are set, so that a call contradicts itself in nothing. */
interface Variant {
  readonly without?: readonly string[];
  readonly set?: Values;
}

const ORIGINATE: readonly Variant[] = [
  { without: ['extension', 'context', 'priority', 'label', 'formats', 'otherChannelId'] },
  { without: ['app', 'appArgs', 'label', 'originator', 'otherChannelId'] },
  { without: ['app', 'appArgs', 'priority', 'formats'], set: { endpoint: 'Local/1@ü', otherChannelId: 'other/half' } },
];
const SNOOP: readonly Variant[] = [{ set: { spy: 'both' } }, { set: { whisper: 'in' } }];

/** The variants of operations whose parameters exclude or need each other; together they hold every parameter. */
const VARIANTS: Readonly<Record<string, readonly Variant[]>> = {
  'channels.originate': ORIGINATE,
  'channels.originateWithId': ORIGINATE,
  'channels.create': [
    { without: ['formats', 'otherChannelId'] },
    { without: ['originator'], set: { endpoint: 'Local/1@ü', otherChannelId: 'other/half' } },
  ],
  'channels.continueInDialplan': [{ without: ['label'] }, { without: ['priority'] }],
  'channels.snoopChannel': SNOOP,
  'channels.snoopChannelWithId': SNOOP,
  'channels.externalMedia': [
    { set: { transport: 'udp', encapsulation: 'rtp' } },
    { set: { transport: 'tcp', encapsulation: 'audiosocket' } },
    {
      set: {
        transport: 'websocket',
        encapsulation: 'none',
        external_host: 'INCOMING',
        connection_type: 'server',
        transport_data: 'c(ulaw)',
      },
    },
  ],
};

/** The number of variants of a call. */
export function variantsOf(operation: string): number {
  return VARIANTS[operation]?.length ?? 1;
}

/** Makes a call that says everything into one that contradicts itself in nothing. */
export function consistent(operation: string, values: Values, variant: number): Values {
  const { without = [], set = {} } = VARIANTS[operation]?.[variant] ?? {};
  const kept = Object.entries(values).filter(([name]) => !without.includes(name));
  return { ...Object.fromEntries(kept), ...set };
}
