import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Kind, kindOf, now, stampedFrame, FRAME_MS } from './stamped-frame.js';

// A process of its own: one caller of a real Asterisk, who sends and hears RTP in µ-law. It tells its port, is told that of
// Asterisk, and interrupts what it hears.

/** What it is told. */
export type RtpOrder =
  { readonly do: 'call'; readonly port: number } | { readonly do: 'interrupt'; readonly times: number };

/** What it has noticed: how long an agent spoke on when it was interrupted, in milliseconds, and how much of it came back. */
export interface RtpReport {
  readonly silences: readonly number[];
  readonly old: number;
}

const HEADER = 12;
const SPEAKS_MS = 600;
const LISTENS_MS = 300;

const socket = createSocket('udp4');
let [port, sequence, last, speech, old, heard] = [0, 0, 0, 0, 0, 0];

socket.on('message', (packet) => {
  last = now();
  heard += 1;
  const number = kindOf(packet.subarray(HEADER));
  const back = (speech - number) & 0xff;
  if (back > 0 && back < 0x80) old += 1;
  else speech = number;
});

function say(kind: number): void {
  const header = Buffer.alloc(HEADER);
  header.writeUInt16BE(0x8000);
  header.writeUInt16BE((sequence += 1) & 0xffff, 2);
  header.writeUInt32BE(Math.round(now() * 8) >>> 0, 4);
  header.writeUInt32BE(0x4d454449, 8);
  socket.send(Buffer.concat([header, stampedFrame(kind)]), port, '127.0.0.1');
}

async function interrupt(times: number): Promise<RtpReport> {
  const silences: number[] = [];
  old = 0;
  for (let i = 0; i < times; i += 1) {
    const before = heard;
    say(Kind.goOn);
    // It is the agent's turn when something is heard.
    while (heard === before) await delay(5);
    await delay(SPEAKS_MS + ((i * 7) % 20));
    const at = now();
    say(Kind.interrupts);
    await delay(LISTENS_MS);
    silences.push(Math.max(0, last + FRAME_MS - at));
  }
  return { silences, old };
}

async function carryOut(order: RtpOrder): Promise<void> {
  if (order.do === 'call') ({ port } = order);
  process.send?.(order.do === 'call' ? 'there' : await interrupt(order.times));
}

process.on('message', (order: RtpOrder) => void carryOut(order));
process.on('disconnect', () => process.exit());
socket.bind(0, '127.0.0.1');
await once(socket, 'listening');
process.send?.(socket.address().port);
