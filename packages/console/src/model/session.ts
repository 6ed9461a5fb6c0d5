import { GatewayClient, type GatewayClientStatus } from 'nestjs-ari-gateway-client';
import { AriEventFeed } from './ari-event-feed.js';
import { ConnectionWatch } from './connection-watch.js';
import { EventLog } from './event-log.js';
import { LiveTable } from './live-table.js';
import { Marks } from './marks.js';
import { openTelephone } from './open-telephone.js';
import { reasonOf } from './reason.js';
import type { Application, Bridge, Channel, DeviceState, Endpoint, VoicemailMessage } from './rows.js';
import { Store } from './store.js';
import { Subscriptions } from './subscriptions.js';
import type { Telephone } from './telephone.js';

/** What the server tells of itself. */
export interface ConsoleConfig {
  readonly gateway: string;
  readonly ticket: string | null;
  readonly rest: string | null;
  readonly title: string;
  readonly telephone: boolean;
  /** The document of the gateway, seen from the page. */
  readonly asyncapi: string;
}

/** Everything that the page knows: one connection to the gateway, and what came over it. */
export class Session extends Store {
  readonly client: GatewayClient;
  readonly log = new EventLog();
  readonly marks = new Marks();
  readonly channels: LiveTable<Channel>;
  readonly bridges: LiveTable<Bridge>;
  readonly endpoints: LiveTable<Endpoint>;
  readonly deviceStates: LiveTable<DeviceState>;
  readonly applications: LiveTable<Application>;
  readonly voicemail: LiveTable<VoicemailMessage>;
  readonly feed: AriEventFeed;
  readonly subscriptions: Subscriptions;
  readonly connections: ConnectionWatch;
  status: GatewayClientStatus = 'connecting';
  reason: string | undefined;
  since = Date.now();
  telephone: Telephone | undefined;

  constructor(readonly config: ConsoleConfig) {
    super();
    this.client = new GatewayClient({
      url: addressOf(config.gateway),
      ...(config.ticket !== null && { token: ticketFrom(config.ticket) }),
      maxBuffered: 5_000,
      onStatus: (status, reason) => this.#now(status, reason),
    });
    this.subscriptions = new Subscriptions(this.client, this.log);
    this.connections = new ConnectionWatch(this.client);
    this.channels = new LiveTable(this.client, 'channels', this.subscriptions);
    this.bridges = new LiveTable(this.client, 'bridges', this.subscriptions);
    this.endpoints = new LiveTable(this.client, 'endpoints', this.subscriptions);
    this.deviceStates = new LiveTable(this.client, 'deviceStates', this.subscriptions);
    this.applications = new LiveTable(this.client, 'applications', this.subscriptions);
    this.voicemail = new LiveTable(this.client, 'voicemailMessages', this.subscriptions);
    this.feed = new AriEventFeed(this.client, this.applications, this.log, this.marks, this.subscriptions);
    if (config.telephone) void this.#pickTelephone();
  }

  /** Address of the REST door: its document stands behind it. */
  get restBase(): string | undefined {
    return this.config.rest?.replace(/\/[^/]*\/?$/, '');
  }

  /** Where the REST document tells of the objects of a stream. */
  documentOf(stream: string): string | undefined {
    return this.config.rest === null ? undefined : `${this.config.rest}#/${stream}`;
  }

  /** Carries out an action of a stream, and files it with its answer. */
  async act(stream: string, action: string, parts: { pk?: string; data?: object } = {}): Promise<unknown> {
    return this.#filed(
      `${stream}.${action}`,
      parts,
      () => this.client.stream(stream).action(action, parts),
      () => {
        if (stream === 'channels' && parts.pk !== undefined) this.marks.command(action, parts.pk);
      },
    );
  }

  /** Calls a method, and files it with its answer. */
  async call(method: string, payload?: unknown): Promise<unknown> {
    return this.#filed(method, payload, () => this.client.call(method, payload as never));
  }

  async #filed(type: string, asked: unknown, ask: () => Promise<unknown>, done?: () => void): Promise<unknown> {
    const at = Date.now();
    const { pk, data } = (asked ?? {}) as { pk?: string; data?: object };
    const entry = { at, kind: 'command' as const, type, ids: pk === undefined ? [] : [pk] };
    const about = JSON.stringify(data ?? asked ?? {});
    try {
      const answer = await ask();
      done?.();
      this.log.add({ ...entry, about, raw: { asked, answer }, ok: true, took: Date.now() - at });
      return answer;
    } catch (error) {
      const reason = reasonOf(error);
      this.log.add({
        ...entry,
        about: `${about}: ${reason}`,
        raw: { asked, error: reason },
        ok: false,
        took: Date.now() - at,
      });
      throw error;
    }
  }

  #now(status: GatewayClientStatus, reason?: string): void {
    if (status !== this.status && (status === 'open' || this.status === 'open')) this.since = Date.now();
    this.status = status;
    if (reason !== undefined || status === 'open') this.reason = reason;
    this.changed();
  }

  async #pickTelephone(): Promise<void> {
    try {
      this.telephone = await openTelephone(this.client);
    } catch {
      // He may not have one: the page is one without a telephone.
    }
    this.changed();
  }
}

function addressOf(gateway: string): string {
  if (!gateway.startsWith('/')) return gateway;
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${gateway}`;
}

function ticketFrom(address: string): () => Promise<string> {
  return async () => {
    const reply = await fetch(address, { method: 'POST' });
    if (!reply.ok) throw new Error(`${address} was answered with ${reply.status}: sign in to the application first`);
    return ((await reply.json()) as { ticket: string }).ticket;
  };
}
