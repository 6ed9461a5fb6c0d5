import { createServer, type Server } from 'node:net';
import { channelSnapshot } from './event-stream.js';

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/**
 * Answers every GET with the same channel, with the headers that Asterisk sends. It reads no more of a request than
 * where it ends, so that the client under test is what takes the time.
 */
export function commandServer(): Server {
  const body = channelSnapshot(1);
  const answer = Buffer.from(
    'HTTP/1.1 200 OK\r\nServer: Asterisk/22.10.1\r\nDate: Sat, 21 Nov 2026 09:59:29 GMT\r\n' +
      'Cache-Control: no-cache, no-store\r\nContent-type: application/json\r\n' +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  return createServer({ noDelay: true }, (socket) => {
    let rest: Buffer = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (data: Buffer) => {
      rest = rest.length === 0 ? data : Buffer.concat([rest, data]);
      for (let end = rest.indexOf(END_OF_HEAD); end >= 0; end = rest.indexOf(END_OF_HEAD)) {
        rest = rest.subarray(end + END_OF_HEAD.length);
        socket.write(answer);
      }
    });
  });
}
