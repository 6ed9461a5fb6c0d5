import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { ariCommand } from './ari-command.js';
import { AsteriskServer } from './asterisk-server.js';

/** Agrees to the subprotocol that Asterisk wants, as it insists on one. */
function handleProtocols(offered: Set<string>): string | false {
  return [...offered][0] ?? false;
}

// A server of its own: there is one outbound port for each server.
describeOnAsterisk('an outbound WebSocket', () => {
  let asterisk: AsteriskServer;
  let listener: WebSocketServer;

  beforeEach(async () => {
    asterisk = await AsteriskServer.start();
    listener = new WebSocketServer({ host: '127.0.0.1', port: asterisk.outboundPort, handleProtocols });
    await once(listener, 'listening');
  });

  afterEach(async () => {
    for (const socket of listener.clients) socket.terminate();
    listener.close();
    await asterisk.stop();
  });

  async function connection(call: string): Promise<IncomingMessage> {
    const connected = new Promise<IncomingMessage>((resolve) => {
      listener.once('connection', (_, handshake) => resolve(handshake));
    });
    await ariCommand(asterisk, 'POST', call);
    return connected;
  }

  const authorization = `Basic ${Buffer.from('outbound:outbound').toString('base64')}`;

  it('is opened for a call that enters the application percall', async () => {
    const { url, headers } = await connection('channels?endpoint=Local/answer@default&app=percall');
    expect({ url, ...headers }).toMatchObject({
      url: '/ari-percall',
      authorization,
      'sec-websocket-protocol': 'ari',
    });
  });

  it('is opened for the sound of an external media channel', async () => {
    const media = 'external_host=media-percall&transport=websocket&encapsulation=none&connection_type=client';
    const { url, headers } = await connection(`channels/externalMedia?app=percall&format=ulaw&${media}`);
    expect({ url, ...headers }).toMatchObject({ url: '/media', authorization, 'sec-websocket-protocol': 'media' });
  });
});
