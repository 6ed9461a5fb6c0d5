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
