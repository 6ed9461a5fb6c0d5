import type { BaseEvent } from '../../client/index.js';
import { EVENT_TABLE } from '../../client/internal.js';
import { RecentIds, textOf, wire, type LiveTables, type WireObject } from '../table/index.js';

/** Kinds of objects that stand in events, with the table that keeps them. Channels first: a bridge belongs to the tenant of its channels. */
const KINDS = [
  ['Channel', 'channels'],
  ['Bridge', 'bridges'],
  ['Playback', 'playbacks'],
  ['LiveRecording', 'liveRecordings'],
  ['Endpoint', 'endpoints'],
  ['DeviceState', 'deviceStates'],
] as const;

type Kind = (typeof KINDS)[number][0];

/** Events after which an object is no more. */
const ENDS: Readonly<Partial<Record<string, Kind>>> = {
  ChannelDestroyed: 'Channel',
  BridgeDestroyed: 'Bridge',
  PlaybackFinished: 'Playback',
  RecordingFinished: 'LiveRecording',
  RecordingFailed: 'LiveRecording',
};

/** Events with which an object begins. */
const BEGINNINGS: ReadonlySet<string> = new Set([
  'ChannelCreated',
  'StasisStart',
  'BridgeCreated',
  'PlaybackStarted',
  'RecordingStarted',
]);

/** Events that tell of an application by its name alone. */
const OF_APPLICATIONS: ReadonlySet<string> = new Set([
  'ApplicationRegistered',
  'ApplicationUnregistered',
  'ApplicationReplaced',
]);

/** Puts into the live tables what an event tells. */
export class EventEffects {
  readonly #tables: LiveTables;
  readonly #subscribeAll: boolean;
  /** Channels that were heard of before they entered an application: they are heard of behind it, too. */
  readonly #heardBefore = new RecentIds();

  constructor(tables: LiveTables, subscribeAll: boolean) {
    this.#tables = tables;
    this.#subscribeAll = subscribeAll;
  }

  /** The events that tell something for a table. */
  names(all: readonly string[]): readonly string[] {
    const kinds: ReadonlySet<string> = new Set(KINDS.map(([kind]) => kind));
    return all.filter(
      (name) => OF_APPLICATIONS.has(name) || EVENT_TABLE[name]?.entities.some(({ kind }) => kinds.has(kind)) === true,
    );
  }

  apply(event: BaseEvent): void {
    const { type } = event;
    if (type === 'Dial') this.#dialled(event);
    for (const [kind, stream] of KINDS) {
      const table = this.#tables[stream];
      for (const object of objectsIn(event, kind)) {
        if (ENDS[type] === kind) this.#end(kind, object);
        else if (type === 'StasisEnd') this.#leave(object, event.application);
        else if (kind === 'Channel') this.#channel(this.#told(kind, object, event), BEGINNINGS.has(type));
        else table.seen(object, BEGINNINGS.has(type));
      }
    }
    if (OF_APPLICATIONS.has(type)) this.#applied(type, event.application);
  }

  /** Both sides of a dialling learn of each other, before anything else is pushed of them. */
  #dialled(event: BaseEvent): void {
    const ids = objectsIn(event, 'Channel').map(({ id }) => textOf(id));
    this.#tables.company.dialled(ids);
  }

  #told(kind: Kind, object: WireObject, { type, application }: BaseEvent): WireObject {
    if (kind !== 'Channel' || type !== 'StasisStart') return object;
    const id = textOf(object['id']);
    const row = this.#tables.channels.row(id);
    if (row !== undefined && row.application === undefined) this.#heardBefore.add(id);
    return { ...object, application };
  }

  /** When a call moves to another tenant, what belongs to it moves along. */
  #channel(channel: WireObject, begins: boolean): void {
    const { channels, playbacks, liveRecordings } = this.#tables;
    const id = textOf(channel['id']);
    const before = channels.row(id);
    channels.seen(channel, begins);
    if (before === undefined || before.tenant === channels.row(id)?.tenant) return;
    channels.follow(`${id};2`);
    const target = `channel:${id}`;
    for (const pk of playbacks.keysOf(({ target_uri }) => target_uri === target)) playbacks.follow(pk);
    for (const pk of liveRecordings.keysOf(({ target_uri }) => target_uri === target)) liveRecordings.follow(pk);
  }

  #end(kind: Kind, object: WireObject): void {
    if (kind !== 'LiveRecording')
      return this.#tables[kind === 'Channel' ? 'channels' : kind === 'Bridge' ? 'bridges' : 'playbacks'].gone(
        textOf(object['id']),
      );
    const { name, format, state } = object;
    const tenant = this.#tables.liveRecordings.row(textOf(name))?.tenant;
    this.#tables.liveRecordings.gone(textOf(name));
    if (state === 'done') this.#tables.storedRecordings.stored({ name, format }, tenant);
  }

  /** Where only the own applications are heard, nothing more comes of a channel that left them. */
  #leave(channel: WireObject, application: string): void {
    const { channels } = this.#tables;
    const id = textOf(channel['id']);
    const within = channels.row(id)?.application;
    // It may be in another application already.
    if (within !== undefined && within !== application) return;
    if (this.#subscribeAll || this.#heardBefore.has(id)) channels.seen({ ...channel, application: undefined });
    else channels.left(id);
  }

  #applied(type: string, name: string): void {
    const { applications } = this.#tables;
    if (type === 'ApplicationUnregistered') return applications.left(name);
    // What is known of it by name only is asked for; if that fails, the next comparison sees to it.
    applications.refresh(name).catch(() => {});
  }
}

function objectsIn(event: BaseEvent, kind: Kind): WireObject[] {
  const places = EVENT_TABLE[event.type]?.entities.filter((place) => place.kind === kind) ?? [];
  return places.flatMap(({ path, many }) => {
    const value = path.reduce<unknown>((object, field) => (object as WireObject | undefined)?.[field], event);
    const objects: unknown[] = many === true && Array.isArray(value) ? value : [value];
    return objects.flatMap((object) => (typeof object === 'object' && object !== null ? [wire(object)] : []));
  });
}
