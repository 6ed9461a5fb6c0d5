import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import WebSocket, { WebSocketServer } from 'ws';
import { FarCaller } from './far-caller.js';

const AT = '2026-11-21T09:59:28.745+0000';
const APP = 'bench-media';

/** As much of ARI as a client needs that opens the sound of calls; what it cannot do, it answers with 404. */
export class MediaAri {
  readonly callers = new Map<string, FarCaller>();
  readonly #server: Server = createServer((request, response) => this.#answer(request, response));
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #mediaUrl: () => string;
  #events: WebSocket | undefined;

  /** @param mediaUrl - where a program listens that wants sound; Asterisk finds it in a file. */
  constructor(mediaUrl: () => string) {
    this.#mediaUrl = mediaUrl;
    this.#server.on('upgrade', (request, socket, head) => {
      this.#sockets.handleUpgrade(request, socket, head, (events) => (this.#events = events));
    });
  }

  /** Gives its address. */
  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Calls come into the application, each under an id of its own. */
  call(count: number, first: number): void {
    for (let i = first; i < first + count; i += 1)
      this.#tell({ type: 'StasisStart', args: [], channel: channel(`caller-${i}`) });
  }

  /** A caller hangs up. */
  end(id: string): void {
    this.#tell({ type: 'StasisEnd', channel: channel(id) });
    this.#tell({ type: 'ChannelDestroyed', cause: 16, cause_txt: 'Normal Clearing', channel: channel(id) });
  }

  #answer({ method = 'GET', url = '/' }: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(url, 'http://here');
    const answer = (body: unknown, status = 200): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    };
    if (pathname === '/ari/channels/externalMedia') {
      const id = searchParams.get('channelId') ?? '';
      answer({ ...channel(id), state: 'Down' });
      this.#connect(id, searchParams.get('transport_data') ?? '');
    } else if (method === 'DELETE' || pathname.endsWith('Channel')) {
      answer(undefined, 204);
      const [, id = ''] = /^\/ari\/channels\/([^/]+)$/.exec(pathname) ?? [];
      if (this.callers.delete(id)) this.end(id);
    } else if (method === 'POST' && pathname.startsWith('/ari/bridges')) {
      answer(bridge(pathname.split('/')[3] ?? searchParams.get('bridgeId') ?? 'bridge'));
    } else if (pathname === '/ari/asterisk/info') answer({ system: { version: '22.10.1', entity_id: 'bench' } });
    else if (pathname === '/ari/channels' || pathname === '/ari/bridges' || pathname === '/ari/endpoints') answer([]);
    else if (pathname.startsWith('/ari/applications')) answer(application());
    else if (pathname.startsWith('/ari/channels/')) answer(channel(pathname.split('/')[3] ?? ''));
    // A client that proves after its connect that it hears takes this for a user who may only read.
    else if (pathname.startsWith('/ari/events/user/')) answer({ message: 'Forbidden' }, 403);
    else answer({ message: 'Not found' }, 404);
  }

  /** Asterisk connects to the program, and then the media channel is in the application. */
  #connect(id: string, options: string): void {
    const [, query = ''] = /v\((.*)\)/.exec(options) ?? [];
    const caller = new FarCaller(id);
    this.callers.set(id, caller);
    void caller.connect(`${this.#mediaUrl()}?${query}`).then(() => {
      this.#tell({ type: 'StasisStart', args: [], channel: channel(id) });
    });
  }

  #tell(event: object): void {
    this.#events?.send(JSON.stringify({ timestamp: AT, asterisk_id: 'bench', application: APP, ...event }));
  }
}

function channel(id: string): object {
  const party = { name: '', number: '' };
  const dialplan = { context: 'default', exten: 's', priority: 1, app_name: 'Stasis', app_data: APP };
  const rest = { state: 'Up', protocol_id: '', accountcode: '', creationtime: AT, language: 'en' };
  return { id, name: `Bench/${id}`, caller: party, connected: party, dialplan, ...rest };
}

function bridge(id: string): object {
  const rest = {
    technology: 'simple_bridge',
    bridge_type: 'mixing',
    bridge_class: 'stasis',
    creator: 'Stasis',
    name: '',
  };
  return { id, ...rest, channels: [], creationtime: AT, video_mode: 'talker' };
}

function application(): object {
  const ids = { channel_ids: [], bridge_ids: [], endpoint_ids: [], device_names: [] };
  return { name: APP, ...ids, events_allowed: [], events_disallowed: [] };
}
