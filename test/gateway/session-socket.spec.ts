import { Duplex } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { SessionSocket } from '../../lib/gateway/sessions/session-socket.js';

/** A connection that remembers what was written to it at once. */
class Wire extends Duplex {
  readonly writes: string[][] = [];

  override _read(): void {}

  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.writes.push([chunk.toString()]);
    done();
  }

  override _writev(chunks: { readonly chunk: Buffer }[], done: () => void): void {
    this.writes.push(chunks.map(({ chunk }) => chunk.toString()));
    done();
  }
}

it('writes what is sent in one turn together, and holds back nothing beyond it', async () => {
  const wire = new Wire();
  const socket = new SessionSocket({ send: (frame: string) => wire.write(frame) } as unknown as WebSocket, wire);
  for (const frame of ['1', '2', '3']) socket.send(frame);
  expect(wire.writes).toEqual([]);
  await nextTurn();
  expect(wire.writes).toEqual([['1', '2', '3']]);
  socket.send('4');
  await nextTurn();
  expect(wire.writes).toEqual([['1', '2', '3'], ['4']]);
});
