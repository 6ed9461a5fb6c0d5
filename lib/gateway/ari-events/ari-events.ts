import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { AriEventName, BaseEvent } from '../../client/index.js';
import { LiveTables } from '../../live/internal.js';
import { ResourceConfigurationException, ResourceNotFoundException, type ResourceUser } from '../../resources/index.js';
import { ResourceAccess, ResourceRegistry } from '../../resources/internal.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../options/index.js';
import { ariChannelOf, BELONGING, channelOfTenant, subjectOf, tenantOfChannel } from './ari-channel.js';
import { EventReader, type EventSight } from './event-reader.js';
import { publishedEvents } from './event-parts.js';
import { GoneRows } from './gone-rows.js';

/** One socket that listens to a channel of events. */
export interface AriMember {
  /** Who reads, as he is now. */
  readonly user: () => ResourceUser | undefined;
  readonly wants: (event: string) => boolean;
  /** Gets a frame, encoded. Does not throw. */
  readonly receive: (frame: string) => void;
}

/** Brings the events of Asterisk to the sockets that listen to the objects that they are about. Listens to none while nobody does. */
@Injectable()
export class AriEvents implements OnModuleInit, OnApplicationShutdown {
  readonly #channels = new Map<string, Set<AriMember>>();
  #listening: { readonly sight: EventSight; readonly end: () => void } | undefined;
  #tables: LiveTables | undefined;

  constructor(
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
    private readonly modules: ModuleRef,
    private readonly access: ResourceAccess,
    private readonly registry: ResourceRegistry,
  ) {}

  /** Channels of events that somebody listens to. */
  get size(): number {
    return this.#channels.size;
  }

  /** @throws {ResourceConfigurationException} events are wanted, and nobody knows who they belong to. */
  onModuleInit(): void {
    if (!this.settings.ariEvents) return;
    try {
      this.#tables = this.modules.get(LiveTables, { strict: false });
    } catch {
      throw new ResourceConfigurationException(
        'AriGatewayModule',
        'has "ariEvents", which need an AriLiveModule: it knows who the calls belong to',
      );
    }
  }

  onApplicationShutdown(): void {
    this.#channels.clear();
    this.#silence();
  }

  /**
   * Whether a user may listen: whether he may subscribe to the object as to one of its stream.
   *
   * @throws {ResourceException} he may not, or there is no such object for him.
   */
  async permit(user: ResourceUser, channel: string): Promise<void> {
    const tenant = tenantOfChannel(channel);
    if (tenant !== undefined) return this.#permitTenant(user, tenant);
    const subject = subjectOf(channel);
    if (subject === undefined || this.#tables === undefined || this.registry.find(subject.stream) === undefined) {
      throw new ResourceNotFoundException();
    }
    const { stream, pk } = subject;
    const request = { user, stream, action: 'subscribe', pk };
    await this.access.permit(request);
    await this.access.admit(request, this.#tables.of(stream).row(pk));
  }

  /** @returns what ends it, at once. */
  join(channel: string, member: AriMember): () => void {
    const members = this.#channels.get(channel) ?? new Set();
    this.#channels.set(channel, members.add(member));
    this.#listen();
    return () => {
      members.delete(member);
      if (members.size === 0 && this.#channels.get(channel) === members) this.#channels.delete(channel);
      if (this.#channels.size === 0) this.#silence();
    };
  }

  /** All that may come there: he must see the tenant, and may subscribe to each stream. */
  async #permitTenant(user: ResourceUser, tenant: string): Promise<void> {
    if (this.#tables === undefined || !this.access.seesTenant(user, tenant)) throw new ResourceNotFoundException();
    for (const stream of BELONGING) {
      if (this.registry.find(stream) === undefined) continue;
      await this.access.permit({ user, stream, action: 'subscribe' });
    }
  }

  #listen(): void {
    const tables = this.#tables;
    if (this.#listening !== undefined || tables === undefined) return;
    const gone = new GoneRows(tables);
    // Behind the live tables, which are true by then.
    const heard = publishedEvents().map((name) =>
      tables.ari.on(name as AriEventName, (event) => this.#hear(event as BaseEvent)),
    );
    const gaps = tables.channels.gaps.subscribe(() => this.#interrupt());
    const end = (): void => {
      for (const one of [...heard, gaps]) one.unsubscribe();
      gone.end();
    };
    this.#listening = { sight: { tables, gone, access: this.access, registry: this.registry }, end };
  }

  #silence(): void {
    this.#listening?.end();
    this.#listening = undefined;
  }

  #hear(event: BaseEvent): void {
    if (this.#listening === undefined) return;
    const reader = new EventReader(event, this.#listening.sight);
    const application = ariChannelOf({ stream: 'applications', pk: event.application });
    const tenants = reader.tenants.map(channelOfTenant);
    for (const channel of new Set([...reader.parts.map(ariChannelOf), application, ...tenants])) {
      for (const member of [...(this.#channels.get(channel) ?? [])]) {
        const user = member.user();
        const data = user !== undefined && member.wants(event.type) ? reader.read(user) : undefined;
        if (data !== undefined) member.receive(frame(channel, event.type, data));
      }
    }
  }

  #interrupt(): void {
    for (const [channel, members] of this.#channels) {
      for (const { receive } of [...members]) receive(frame(channel, 'gateway.gap', '{}'));
    }
  }
}

/** @param data - JSON already. */
function frame(channel: string, event: string, data: string): string {
  return `{"channel":${JSON.stringify(channel)},"event":${JSON.stringify(event)},"data":${data}}`;
}
