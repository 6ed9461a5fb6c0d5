/** Streams whose objects have a channel of their own, by the word for them in its name. */
const STREAMS = {
  channel: 'channels',
  bridge: 'bridges',
  playback: 'playbacks',
  recording: 'liveRecordings',
  endpoint: 'endpoints',
  deviceState: 'deviceStates',
  application: 'applications',
} as const;

/** A stream whose objects stand in events. */
export type EventStream = (typeof STREAMS)[keyof typeof STREAMS];

/** What a channel of ARI events is about. */
export interface AriSubject {
  readonly stream: EventStream;
  readonly pk: string;
}

const WORDS = new Map(Object.entries(STREAMS).map(([word, stream]) => [stream, word]));

/** Whether a channel has a name that only events of Asterisk are published on. */
export function isAriChannel(channel: string): boolean {
  return channel.startsWith('ari.');
}

/** `ari.channel.1700000000.1` is about that channel; undefined for a name that is about nothing. */
export function subjectOf(channel: string): AriSubject | undefined {
  const [, word = '', pk = ''] = /^ari\.(\w+)\.(.+)$/.exec(channel) ?? [];
  return Object.hasOwn(STREAMS, word) ? { stream: STREAMS[word as keyof typeof STREAMS], pk } : undefined;
}

export function ariChannelOf({ stream, pk }: AriSubject): string {
  return `ari.${WORDS.get(stream) ?? stream}.${pk}`;
}

/** Streams whose objects belong to tenants, and stand on the channels of these. */
export const BELONGING: ReadonlySet<EventStream> = new Set([
  'channels',
  'bridges',
  'playbacks',
  'liveRecordings',
] as const);

const OF_TENANT = 'ari.tenant.';

/** `ari.tenant.acme` is about all that belongs to acme; undefined for any other name. */
export function tenantOfChannel(channel: string): string | undefined {
  return channel.startsWith(OF_TENANT) ? channel.slice(OF_TENANT.length) : undefined;
}

/** Where the events about all objects of a tenant come. */
export function channelOfTenant(tenant: string): string {
  return `${OF_TENANT}${tenant}`;
}
