import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { onTestFinished, vi } from 'vitest';
import type { AriClient, AriEventMap, Channel } from 'nestjs-ari/client';
import type { AsteriskServer } from '../../../asterisk/asterisk-server.js';
import { unique } from '../../support/call-of-a-test.js';

const PATIENCE = { timeout: 45_000 };

/** Where a long parameter is tried: a client that sends it one way, and one that reads however long the answer is. */
export class Place {
  constructor(
    readonly client: AriClient,
    /** Over a WebSocket, on which a question may be long, too. */
    readonly reader: AriClient,
    readonly asterisk: AsteriskServer,
  ) {}

  get app(): string {
    return this.client.apps[0] ?? '';
  }

  /** A channel that is up and in the application. */
  async channel(extension = 'stay'): Promise<Channel> {
    const id = unique('call');
    const start = this.event('StasisStart', (event) => event.channel.id === id);
    await this.client.channels.originateWithId(id, { endpoint: `Local/${extension}@default`, app: this.app });
    this.hangUpLater(id);
    return (await start).channel;
  }

  /** A mixing bridge. */
  async bridge(): Promise<string> {
    const { id } = await this.client.bridges.create({ type: 'mixing' });
    onTestFinished(() => this.client.bridges.destroy(id).catch(() => undefined));
    return id;
  }

  hangUpLater(id: string): void {
    onTestFinished(() => this.client.channels.hangup(id).catch(() => undefined));
  }

  /** The first event of this kind that fits, from now on. */
  event<N extends keyof AriEventMap>(name: N, fits: (event: AriEventMap[N]) => boolean): Promise<AriEventMap[N]> {
    return new Promise((resolve) => {
      const listening = this.client.on(name, (event) => {
        if (!fits(event)) return;
        listening.unsubscribe();
        resolve(event);
      });
    });
  }

  /** What a SIP telephone is sent, as text: the request that begins with this word. */
  async sip(method: string): Promise<() => Promise<string>> {
    const socket = createSocket('udp4');
    const heard: string[] = [];
    socket.on('message', (bytes, { port, address }) => {
      const request = bytes.toString('utf8');
      heard.push(request);
      socket.send(okTo(request), port, address);
    });
    socket.bind(this.asterisk.phonePort, '127.0.0.1');
    await once(socket, 'listening');
    onTestFinished(() => void socket.close());
    return () =>
      vi.waitFor(() => {
        const request = heard.find((text) => text.startsWith(`${method} `));
        if (request === undefined)
          throw new Error(`no ${method} among ${heard.map((text) => text.slice(0, 40)).join()}`);
        return request;
      }, PATIENCE);
  }
}

/** The answer without which Asterisk would repeat its request, to the telephone of the next test as well. */
function okTo(request: string): string {
  const kept = request.split('\r\n').filter((line) => /^(?:Via|From|To|Call-ID|CSeq):/i.test(line));
  return ['SIP/2.0 200 OK', ...kept, 'Content-Length: 0', '', ''].join('\r\n');
}
