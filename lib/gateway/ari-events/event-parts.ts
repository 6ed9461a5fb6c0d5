import type { BaseEvent } from '../../client/index.js';
import { EVENT_TABLE } from '../../client/internal.js';
import type { AriSubject, EventStream } from './ari-channel.js';

type Wire = Readonly<Record<string, unknown>>;

/** An object in an event, and where it stands there. */
export interface EventPart extends AriSubject {
  readonly path: readonly string[];
  readonly object: object;
}

const STREAMS: Readonly<Record<string, EventStream>> = {
  Channel: 'channels',
  Bridge: 'bridges',
  Playback: 'playbacks',
  LiveRecording: 'liveRecordings',
  Endpoint: 'endpoints',
  DeviceState: 'deviceStates',
};

/** Events of which nothing is published: variables need a grant, and answers to commands are none. */
const KEPT: ReadonlySet<string> = new Set(['ChannelVarset', 'RESTResponse']);

/** The events that may be published. */
export function publishedEvents(): string[] {
  return Object.keys(EVENT_TABLE).filter((name) => !KEPT.has(name));
}

/** Every object that stands in an event. */
export function partsOf(event: BaseEvent): EventPart[] {
  return (EVENT_TABLE[event.type]?.entities ?? []).flatMap(({ path, kind, many }) => {
    const stream = STREAMS[kind];
    const found = path.reduce<unknown>((inside, field) => (inside as Wire | undefined)?.[field], event);
    if (stream === undefined || found === undefined || found === null) return [];
    const part = (object: object, at: readonly string[]): EventPart => {
      return { stream, pk: keyOf(stream, object as Wire), path: at, object };
    };
    if (many !== true) return [part(found, path)];
    return (found as readonly object[]).map((object, index) => part(object, [...path, String(index)]));
  });
}

/** The event as it travels, with something else in the place of each object. */
export function writtenEvent(event: BaseEvent, parts: readonly (readonly [EventPart, object])[]): Wire {
  const { type, timestamp, application } = event;
  const fields = EVENT_TABLE[type]?.fields ?? [];
  const own = Object.fromEntries(fields.map((field) => [field, (event as unknown as Wire)[field]]));
  let written: Wire = { type, timestamp, application, ...own };
  for (const [{ path }, shown] of parts) written = placed(written, path, shown) as Wire;
  return written;
}

/** A copy in which something else stands at a place; what is around it is copied, too. */
function placed(inside: unknown, [field, ...deeper]: readonly string[], shown: object): unknown {
  if (field === undefined) return shown;
  if (Array.isArray(inside)) {
    return (inside as readonly unknown[]).map((one, index) =>
      String(index) === field ? placed(one, deeper, shown) : one,
    );
  }
  const fields = inside as Wire;
  return { ...fields, [field]: placed(fields[field], deeper, shown) };
}

function keyOf(stream: EventStream, object: Wire): string {
  if (stream === 'endpoints') return `${String(object['technology'])}/${String(object['resource'])}`;
  return String(object[stream === 'liveRecordings' || stream === 'deviceStates' ? 'name' : 'id']);
}
