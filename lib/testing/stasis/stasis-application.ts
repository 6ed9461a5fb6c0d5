import type { Topic, ExchangeEvent } from '../events/index.js';
import { type EventFilter, acceptsEvent, emptyFilter } from './event-filter.js';

/** Where an application's events go: one WebSocket, which may serve several applications. */
export interface StasisSession {
  send(text: string): void;
}

/** What `GET /applications/{name}` answers. */
export interface ApplicationSnapshot {
  readonly name: string;
  readonly channel_ids: readonly string[];
  readonly bridge_ids: readonly string[];
  readonly endpoint_ids: readonly string[];
  readonly device_names: readonly string[];
  readonly events_allowed: readonly unknown[];
  readonly events_disallowed: readonly unknown[];
}

/** What became of a subscription that was to end; one to all channels, bridges or endpoints cannot. */
export type Release = 'released' | 'not watched' | 'impossible';

/** The id that stands for "all of them" in a topic such as `channel:`. */
const all = '';
const allNames: Readonly<Record<string, string>> = {
  channel: '__AST_CHANNEL_ALL_TOPIC',
  bridge: '__AST_BRIDGE_ALL_TOPIC',
  endpoint: '__AST_ENDPOINT_ALL_TOPIC',
  deviceState: '__AST_DEVICE_STATE_ALL_TOPIC',
};

/** A Stasis application: its subscriptions and filter, and the socket it is connected by, if it is. */
export class StasisApplication {
  readonly name: string;
  filter: EventFilter = emptyFilter;
  session: StasisSession | undefined;
  /** What every event ends with: where it comes from and who it is for. */
  readonly #ending: string;
  readonly #subscriptions = new Map<Topic, number>();

  constructor(name: string, asteriskId: string) {
    this.name = name;
    this.#ending = JSON.stringify({ asterisk_id: asteriskId, application: name }).slice(1, -1);
  }

  get active(): boolean {
    return this.session !== undefined;
  }

  /** Nobody would miss it: no socket, and nothing that it watches but device states, which do not keep it. */
  get abandoned(): boolean {
    return !this.active && this.#subscriptions.size === this.deviceTopics.length;
  }

  get deviceTopics(): readonly Topic[] {
    return [...this.#subscriptions.keys()].filter(isDevice);
  }

  snapshot(): ApplicationSnapshot {
    return {
      name: this.name,
      channel_ids: this.#ids('channel'),
      bridge_ids: this.#ids('bridge'),
      endpoint_ids: this.#ids('endpoint'),
      device_names: this.#ids('deviceState'),
      events_allowed: this.filter.allowed,
      events_disallowed: this.filter.disallowed,
    };
  }

  /**
   * Watches a topic. Subscriptions are counted, but for those to device states; who watches all of a kind is not counted again
   * for one of it.
   */
  subscribe(topic: Topic): void {
    if (topic !== this.#allOf(topic) && this.#subscriptions.has(this.#allOf(topic))) return;
    const before = isDevice(topic) ? 0 : (this.#subscriptions.get(topic) ?? 0);
    this.#subscriptions.set(topic, before + 1);
  }

  /** Stops watching as the application has asked, with the oddities that Asterisk has there. */
  release(topic: Topic): Release {
    const isAll = topic === this.#allOf(topic);
    if (isAll && !isDevice(topic)) return this.#subscriptions.has(topic) ? 'impossible' : 'not watched';
    // Who watches all device states may let go of one that he never watched.
    const isCovered = isDevice(topic) && this.#subscriptions.has(this.#allOf(topic));
    return this.unsubscribe(topic) || isCovered ? 'released' : 'not watched';
  }

  /** Stops watching; with `entirely` however often it was subscribed. False when it was not watched. */
  unsubscribe(topic: Topic, entirely = false): boolean {
    const count = this.#subscriptions.get(topic);
    if (count === undefined) return false;
    if (count === 1 || entirely) this.#subscriptions.delete(topic);
    else this.#subscriptions.set(topic, count - 1);
    return true;
  }

  watches(topic: Topic): boolean {
    const technology = /^endpoint:[^/]+(?=\/)/.exec(topic)?.[0];
    return (
      this.#subscriptions.has(topic) ||
      this.#subscriptions.has(this.#allOf(topic)) ||
      (technology !== undefined && this.#subscriptions.has(technology))
    );
  }

  /** Sends an event, unless the filter holds it back or nobody is connected. */
  deliver(event: ExchangeEvent): void {
    if (!this.session || !acceptsEvent(this.filter, event.type)) return;
    this.session.send(event.text(this.#ending));
  }

  #allOf(topic: Topic): Topic {
    return `${topic.slice(0, topic.indexOf(':'))}:${all}`;
  }

  #ids(kind: string): string[] {
    const prefix = `${kind}:`;
    return [...this.#subscriptions.keys()]
      .filter((topic) => topic.startsWith(prefix))
      .map((topic) => topic.slice(prefix.length) || (allNames[kind] ?? ''))
      .toSorted();
  }
}

function isDevice(topic: Topic): boolean {
  return topic.startsWith('deviceState:');
}
