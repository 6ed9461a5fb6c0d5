import type { Channels } from '../channels/index.js';
import type { EventBus, EventFields, EndpointSnapshot } from '../events/index.js';

export type EndpointState = 'online' | 'offline' | 'unknown';

/** The technologies that a server without special modules knows. */
const technologies = ['PJSIP', 'Local', 'Message'] as const;

/** The telephones and other endpoints that the exchange knows by name. */
export class Endpoints {
  readonly #bus: EventBus;
  readonly #channels: Channels;
  readonly #states = new Map<string, EndpointState>();

  constructor(bus: EventBus, channels: Channels) {
    this.#bus = bus;
    this.#channels = channels;
  }

  list(technology?: string): EndpointSnapshot[] {
    const wanted = technology?.toLowerCase();
    return [...this.#states.keys()]
      .filter((id) => wanted === undefined || id.slice(0, id.indexOf('/')).toLowerCase() === wanted)
      .map((id) => this.#snapshot(id));
  }

  knowsTechnology(technology: string): boolean {
    return technologies.some((known) => known === technology);
  }

  /** Whether there is one of this technology; its name is compared as it is written. */
  hasAnyOf(technology: string): boolean {
    return [...this.#states.keys()].some((id) => id.startsWith(`${technology}/`));
  }

  find(technology: string, resource: string): EndpointSnapshot | undefined {
    const id = `${technology}/${resource}`;
    return this.#states.has(id) ? this.#snapshot(id) : undefined;
  }

  state(id: string): EndpointState | undefined {
    return this.#states.get(id);
  }

  /** Adds an endpoint or changes its state; those who watch it hear of a change. */
  set(id: string, state: EndpointState): void {
    const before = this.#states.get(id);
    this.#states.set(id, state);
    if (before !== state) this.tell(id);
  }

  delete(id: string): void {
    this.#states.delete(id);
  }

  /** A phone has registered or taken its registration back: events say its state, its peer's and its contact's, in this order. */
  register(id: string, uri: string, registered: boolean): void {
    const before = this.#states.get(id);
    this.set(id, registered ? 'online' : 'offline');
    // What was never there cannot go.
    if ((before === 'online') === registered) return;
    const tell = (type: string, fields: EventFields): void =>
      this.#bus.publish([`endpoint:${id}`], type, () => ({ endpoint: this.#snapshot(id), ...fields }));
    tell('PeerStatusChange', { peer: { peer_status: registered ? 'Reachable' : 'Unreachable' } });
    const aor = id.slice(id.indexOf('/') + 1);
    const contact_status = registered ? 'NonQualified' : 'Removed';
    tell('ContactStatusChange', { contact_info: { uri, contact_status, aor, roundtrip_usec: '0' } });
  }

  /** Tells those who watch an endpoint how it stands: its state or its channels have changed. */
  tell(id: string): void {
    if (!this.#states.has(id)) return;
    this.#bus.publish([`endpoint:${id}`], 'EndpointStateChange', () => ({ endpoint: this.#snapshot(id) }));
  }

  #snapshot(id: string): EndpointSnapshot {
    const slash = id.indexOf('/');
    const channel_ids = this.#channels.ofEndpoint(id).map((channel) => channel.id);
    return {
      technology: id.slice(0, slash),
      resource: id.slice(slash + 1),
      state: this.#states.get(id) ?? 'unknown',
      channel_ids,
    };
  }
}
