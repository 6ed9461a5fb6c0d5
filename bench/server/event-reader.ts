import { once } from 'node:events';
import WebSocket from 'ws';

/** What a reader has read so far. */
export interface EventsRead {
  readonly events: number;
  /** ChannelVarset events, which each channel numbers by their value. */
  readonly numbered: number;
  /** Numbers that did not follow the one before. */
  readonly disordered: number;
}

interface Read {
  readonly type: string;
  readonly value?: string;
  readonly channel?: { readonly id: string };
}

const TELLS_EVERY = 250;

// A process of its own that reads the event socket at the address that it is given, and tells of it now and then.
const socket = new WebSocket(process.argv[2] ?? '', { perMessageDeflate: false });
const next = new Map<string, number>();
let [events, numbered, disordered] = [0, 0, 0];

socket.on('message', (frame: Buffer) => {
  const { type, value, channel } = JSON.parse(frame.toString()) as Read;
  events += 1;
  if (type !== 'ChannelVarset' || channel === undefined) return;
  if (Number(value) !== (next.get(channel.id) ?? 0)) disordered += 1;
  next.set(channel.id, Number(value) + 1);
  numbered += 1;
  if (numbered % TELLS_EVERY === 0) tell();
});
socket.on('close', () => process.exit(1));
process.on('disconnect', () => process.exit());
await once(socket, 'open');
tell();

function tell(): void {
  process.send?.({ events, numbered, disordered } satisfies EventsRead);
}
