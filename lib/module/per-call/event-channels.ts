import type { BaseEvent } from '../../client/index.js';
import { EVENT_TABLE } from '../../client/internal.js';

interface Subject {
  readonly id?: string;
  readonly target_uri?: string;
  readonly channels?: readonly string[];
}

/**
 * Ids of the channels that an event concerns: those it names, else the channel that hears a playback or is recorded,
 * else those in the bridge.
 */
export function eventChannels(event: BaseEvent): string[] {
  const subjects = EVENT_TABLE[event.type]?.subjects ?? [];
  const of = (kinds: readonly string[]): Subject[] =>
    subjects
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ path }) => path.reduce<unknown>((holder, field) => (holder as Record<string, unknown>)?.[field], event))
      .filter((value): value is Subject => typeof value === 'object' && value !== null);
  const named = of(['Channel']).flatMap(({ id }) => id ?? []);
  if (named.length > 0) return named;
  const heard = of(['Playback', 'LiveRecording']).flatMap(({ target_uri: target }) => channelOf(target));
  return heard.length > 0 ? heard : of(['Bridge']).flatMap(({ channels }) => channels ?? []);
}

function channelOf(target: string | undefined): string[] {
  return target?.startsWith('channel:') === true ? [target.slice('channel:'.length)] : [];
}
