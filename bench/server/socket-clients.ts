import { once } from 'node:events';
import { WebSocket } from 'ws';

/** Sockets that are to be opened, what each says first, and how many of them read nothing after that. */
export interface ClientsOrder {
  readonly url: string;
  readonly sockets: number;
  readonly stalled: number;
  /** Frames that each socket sends when it is open; each is answered with one frame. */
  readonly hello: readonly (readonly string[])[];
  /** What those who read nothing say besides, before they stop. */
  readonly stalledHello?: readonly string[];
}

/** How many frames are to come from now on, at all sockets that read. */
export interface FramesOrder {
  readonly frames: number;
}

// A process of its own: opens sockets, and tells when as many frames have come as were announced. It lives as long as its parent.
let [heard, wanted] = [0, Number.POSITIVE_INFINITY];

process.on('disconnect', () => process.exit());
process.on('message', (order: ClientsOrder | FramesOrder) => {
  if ('url' in order) void open(order);
  else {
    wanted = order.frames;
    tell();
  }
});

function tell(): void {
  if (heard < wanted) return;
  heard -= wanted;
  wanted = Number.POSITIVE_INFINITY;
  process.send?.('heard');
}

async function open({ url, sockets, stalled, hello, stalledHello = [] }: ClientsOrder): Promise<void> {
  // So many at once are taken by every server.
  for (let index = 0; index < sockets; index += 50) {
    const some = Array.from({ length: Math.min(50, sockets - index) }, (_, offset) => index + offset);
    await Promise.all(
      some.map((one) => {
        const said = hello[one % Math.max(1, hello.length)] ?? [];
        return one < stalled ? openOne(url, [...said, ...stalledHello], true) : openOne(url, said, false);
      }),
    );
  }
  process.send?.('open');
}

async function openOne(url: string, hello: readonly string[], isStalled: boolean): Promise<void> {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  for (const frame of hello) {
    socket.send(frame);
    await once(socket, 'message');
  }
  if (isStalled) return socket.pause();
  socket.on('message', () => {
    heard += 1;
    tell();
  });
}
