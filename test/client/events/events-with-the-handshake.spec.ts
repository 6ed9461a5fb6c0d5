import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import { serverFrame } from '../../faults/support/server-frames.js';
import { clientFor } from '../support/clients-of-a-test.js';
import { fittingAnswer } from '../support/fitting-answer.js';
import { eventually } from '../support/eventually.js';

const WEBSOCKET_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** A server that sends these bytes in one piece with its answer to the handshake; the rest is up to the test. */
async function sendingAtOnce(bytes: Buffer): Promise<{ readonly url: string; readonly wire: Promise<Duplex> }> {
  const server = createServer(({ method = '', url = '' }, response) => {
    const { status, body } = fittingAnswer({ method, path: url.replace(/^\/ari\//, '').replace(/\?.*$/, '') });
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const wires: Duplex[] = [];
  const wire = new Promise<Duplex>((resolve) => {
    server.on('upgrade', ({ headers }, socket: Socket) => {
      const accept = createHash('sha1').update(`${headers['sec-websocket-key']}${WEBSOCKET_GUID}`).digest('base64');
      const head = `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`;
      socket.write(Buffer.concat([Buffer.from(head), bytes]));
      wires.push(socket);
      resolve(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const open of wires) open.destroy();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, wire };
}

function userEvent(eventname: string): Buffer {
  return serverFrame(
    Buffer.from(JSON.stringify({ type: 'ChannelUserevent', eventname, userevent: {}, application: 'a' })),
  );
}

it('events that come in one piece with the answer to the handshake are heard, a cut one too', async () => {
  const last = userEvent('Third');
  const { url, wire } = await sendingAtOnce(
    Buffer.concat([userEvent('First'), userEvent('Second'), last.subarray(0, 30)]),
  );
  const client = clientFor(url, { apps: 'a' });
  const heard: string[] = [];
  const statuses: string[] = [];
  client.on('ChannelUserevent', ({ eventname }) => void heard.push(eventname));
  client.statusChanges.subscribe(({ status }) => statuses.push(status));
  await client.connect();
  await eventually(() => expect(heard).toEqual(['First', 'Second']));
  (await wire).write(Buffer.concat([last.subarray(30), userEvent('Fourth')]));
  await eventually(() => expect(heard).toEqual(['First', 'Second', 'Third', 'Fourth']));
  expect(statuses).not.toContain('reconnecting');
});
