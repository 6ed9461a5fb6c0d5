import { once } from 'node:events';
import { AriClient } from 'nestjs-ari/client';
import { afterEach, beforeEach, expect } from 'vitest';
import { WebSocket } from 'ws';
import { FarEnd } from './far-end.js';
import { SECTION, type MediaPlace } from './media-place.js';

export const APP = 'media-contract';

/** The part of a wish in which the two directions differ. */
export interface MediaDirection {
  readonly connection_type: 'client' | 'server';
  readonly external_host: string;
  readonly transport_data: string;
}

/** Makes WebSocket channels on a server, and gives their far ends; all are hung up behind each test. */
export class MediaChannels {
  readonly #place: () => MediaPlace;
  readonly #ids: string[] = [];
  #client: AriClient | undefined;
  #number = 0;

  constructor(place: () => MediaPlace) {
    this.#place = place;
    beforeEach(async () => {
      const { url, username, password } = place();
      this.#client = new AriClient({ url, username, password, apps: APP, subscribeAll: true });
      await this.client.connect();
    });
    afterEach(async () => {
      for (const id of this.#ids.splice(0)) await this.client.channels.hangup(id).catch(() => {});
      await this.client.close();
    });
  }

  get client(): AriClient {
    if (this.#client === undefined) throw new Error('there is a client only inside of a test');
    return this.#client;
  }

  nextId(): string {
    this.#number += 1;
    const id = `${APP}-${process.pid}-${this.#number}-`;
    this.#ids.push(id);
    return id;
  }

  /** Makes the channel; its socket is another matter. */
  async make(format: string, id: string, direction: MediaDirection): Promise<Readonly<Record<string, string>>> {
    const common = { app: APP, channelId: id, encapsulation: 'none', transport: 'websocket', format } as const;
    const channel = await this.client.channels.externalMedia({ ...common, ...direction });
    expect(channel.state).toBe('Down');
    return channel.channelvars as Record<string, string>;
  }

  /** The program connects to the server. */
  async connected(format: string): Promise<FarEnd> {
    const id = this.nextId();
    const inside = this.#entered(id);
    const incoming = { connection_type: 'server', external_host: 'INCOMING', transport_data: 'f(json)' } as const;
    const variables = await this.make(format, id, incoming);
    const connection = variables['MEDIA_WEBSOCKET_CONNECTION_ID'] ?? '';
    const address = `${this.#place().url.replace(/^http/, 'ws')}/media/${connection}`;
    const socket = new WebSocket(address, ['media']);
    const end = new FarEnd(id, address, socket);
    await once(socket, 'open');
    await inside;
    await end.heard('MEDIA_START');
    return end;
  }

  /** The server connects to the program, with the id of the channel in the address, and what is given besides. */
  async called(format: string, query = ''): Promise<FarEnd> {
    const id = this.nextId();
    const inside = this.#entered(id);
    const { program } = this.#place();
    const came = new Promise<FarEnd>((resolve) =>
      program.expect(id, (socket) => resolve(new FarEnd(id, program.uri, socket))),
    );
    const options = `f(json)v(id=${id}${query})`;
    await this.make(format, id, { connection_type: 'client', external_host: SECTION, transport_data: options });
    const end = await came;
    await inside;
    await end.heard('MEDIA_START');
    return end;
  }

  #entered(id: string): Promise<unknown> {
    return new Promise((resolve) => this.client.on('StasisStart', ({ channel }) => channel.id === id && resolve(id)));
  }
}
