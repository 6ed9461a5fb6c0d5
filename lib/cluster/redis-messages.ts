import type { BrokerEntry } from '../resources/index.js';
import type { TopicReading } from './redis-topic.js';

/** An answer of {@link READ}: epoch, number, and the messages with their fields. */
type RawReading = readonly [string, string, readonly (readonly [string, readonly string[]])[]];

/** Reads a message as the script published it: epoch, number, moment and JSON, with a space between. */
export function publishedEntry(text: string): BrokerEntry | undefined {
  const [, epoch, seq, ts, json] = /^(\S+) (\d+) (\S+) (.*)$/s.exec(text) ?? [];
  if (epoch === undefined || ts === undefined || json === undefined) return undefined;
  return { position: { epoch, seq: Number(seq) }, ts, message: JSON.parse(json) as unknown };
}

/** Reads where a topic stands, and what its stream has kept. */
export function topicReading(answer: unknown): TopicReading {
  const [epoch, seq, entries] = answer as RawReading;
  return {
    position: { epoch, seq: Number(seq) },
    entries: entries.map(([id, [, ts = '', , json = 'null']]) => ({
      position: { epoch, seq: Number.parseInt(id, 10) },
      ts,
      message: JSON.parse(json) as unknown,
    })),
  };
}
