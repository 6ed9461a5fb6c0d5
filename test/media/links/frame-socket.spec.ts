import fc from 'fast-check';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { FrameSocket } from '../../../lib/media/links/frame-socket.js';
import { eventually } from '../../client/support/eventually.js';

type Message = Buffer | string;

/** Two sockets on one connection: the accepted one takes the stream under it, the other finds its own. */
async function pair(): Promise<{ readonly sides: readonly FrameSocket[]; readonly heard: readonly Message[][] }> {
  const server = createServer();
  const acceptor = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const heard: [Message[], Message[]] = [[], []];
  const side = (socket: WebSocket, messages: Message[], accepted?: ConstructorParameters<typeof FrameSocket>[2]) => {
    const listener = { binary: (bytes: Buffer) => messages.push(bytes), text: (text: string) => messages.push(text) };
    return new FrameSocket(socket, listener, accepted);
  };
  const accepted = new Promise<FrameSocket>((resolve) => {
    server.on('upgrade', (request, stream, head) => {
      acceptor.handleUpgrade(request, stream, head, (socket) => resolve(side(socket, heard[0], stream)));
    });
  });
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, {
    perMessageDeflate: false,
  });
  const near = side(client, heard[1]);
  onTestFinished(() => {
    client.terminate();
    server.close();
  });
  await once(client, 'open');
  return { sides: [await accepted, near], heard };
}

const size = fc.oneof(fc.integer({ min: 0, max: 2_000 }), fc.constantFrom(125, 126, 127, 65_535, 65_536, 100_000));

it('sound and text arrive as they were sent and in one order, from either side, without the general code', async () => {
  const { sides, heard } = await pair();
  const general = vi.spyOn(WebSocket.prototype, 'emit');
  const message = fc.oneof(size, fc.string({ unit: 'grapheme' }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(message, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 0, max: 1 }),
      async (sent, from) => {
        const there = heard[1 - from] as Message[];
        there.splice(0);
        const messages = sent.map((one, i) => (typeof one === 'string' ? one : Buffer.alloc(one, i + 1)));
        for (const one of messages) {
          if (typeof one === 'string') sides[from]?.say(one);
          else sides[from]?.send(one);
        }
        await eventually(() => expect(there.length).toBe(messages.length));
        // Not `toEqual`, which looks at each byte by itself.
        const whole = there.every((one, i) => Buffer.from(one).equals(Buffer.from(messages[i] ?? '')));
        expect({ whole, kinds: there.map((one) => typeof one) }).toEqual({
          whole: true,
          kinds: messages.map((one) => typeof one),
        });
      },
    ),
    { numRuns: 50 },
  );
  // A frame that a read has cut goes there; sound of 20 ms that stands alone never does.
  general.mockClear();
  for (const [from, side] of sides.entries()) {
    (heard[1 - from] as Message[]).splice(0);
    side.send(Buffer.alloc(160, 7));
    await eventually(() => expect(heard[1 - from]).toEqual([Buffer.alloc(160, 7)]));
  }
  expect(general.mock.calls.map(([name]) => name)).not.toContain('message');
});
