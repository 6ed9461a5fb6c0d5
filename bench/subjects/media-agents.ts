import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import type { MediaStream } from 'nestjs-ari/media';
import { loadClient, loadMedia } from '../run/library.js';
import { FRAME_BYTES, FRAME_MS, Kind, kindOf, restamped, speech } from '../server/media/stamped-frame.js';

/** How much an agent has to say, in seconds: more than it is let. */
const SPEECH_S = 5;

/** How much Asterisk is given ahead, in frames: 200 ms, what the library does by itself. */
const LEAD = 10;

/** A program to which callers talk. */
export interface Agents {
  /** Where its media socket is. */
  readonly url: string;
  /** Through ARI; otherwise the exchange only opens sockets. */
  readonly ari: boolean;
  close(): Promise<void>;
}

export type AgentKind = 'echo' | 'speaks';

/** What is told of each frame when it is in the user's hands. */
export type Heard = (frame: Buffer) => void;

/** Agents as a user of this library writes them. */
export async function libraryAgents(exchangeUrl: string, kind: AgentKind, heard: Heard): Promise<Agents> {
  const { AriClient } = await loadClient();
  const { MediaServer, openMedia } = await loadMedia();
  const server = new MediaServer({ webSocket: { port: 0, host: '127.0.0.1', section: 'media' } });
  await server.listen();
  const client = new AriClient({ url: exchangeUrl, username: 'ari', password: 'ari', apps: 'bench-media' });
  const failures: unknown[] = [];
  client.on('StasisStart', async ({ channel }) => {
    if (!channel.id.startsWith('caller-')) return;
    try {
      const media = await openMedia(channel, { format: 'ulaw', server });
      if (kind === 'echo') await echo(media, heard);
      else speak(media);
    } catch (error) {
      failures.push(error);
    }
  });
  await client.connect();
  const close = async (): Promise<void> => {
    await server.close();
    await client.close();
    if (failures.length > 0) throw failures[0];
  };
  return { url: `ws://127.0.0.1:${server.webSocketPort}/media`, ari: true, close };
}

async function echo(media: MediaStream, heard: Heard): Promise<void> {
  for await (const { audio } of media) {
    heard(audio);
    await media.write(restamped(audio));
  }
}

/** Speaks when it is told to, and is silent at once when it is interrupted. */
export function speak(media: MediaStream): void {
  let number = 0;
  media.onFrame(({ audio }) => {
    if (kindOf(audio) === Kind.interrupts) media.flush();
    if (kindOf(audio) === Kind.goOn) void media.play(speech((number += 1), SPEECH_S));
  });
}

/** The same on bare sockets: nothing but what it takes. */
export async function bareAgents(kind: AgentKind, heard: Heard): Promise<Agents> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  await once(server, 'listening');
  const serve = kind === 'echo' ? (socket: WebSocket) => bareEcho(socket, heard) : bareSpeak;
  server.on('connection', serve);
  const close = async (): Promise<void> => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  };
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/media`, ari: false, close };
}

function bareEcho(socket: WebSocket, heard: Heard): void {
  socket.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) return;
    heard(data);
    socket.send(restamped(data));
  });
}

/** Keeps Asterisk a little ahead by the clock, and flushes it. */
export function bareSpeak(socket: WebSocket): void {
  let number = 0;
  let frames: Buffer = Buffer.alloc(0);
  let [began, sent] = [0, 0];
  const timer = setInterval(() => {
    const due = (performance.now() - began) / FRAME_MS + LEAD;
    for (; sent < due && (sent + 1) * FRAME_BYTES <= frames.length; sent += 1) {
      socket.send(frames.subarray(sent * FRAME_BYTES, (sent + 1) * FRAME_BYTES));
    }
  }, FRAME_MS / 2);
  socket.once('close', () => clearInterval(timer));
  socket.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) return;
    if (kindOf(data) === Kind.interrupts) {
      frames = Buffer.alloc(0);
      socket.send('{"command":"FLUSH_MEDIA"}');
    }
    if (kindOf(data) !== Kind.goOn) return;
    frames = speech((number += 1), SPEECH_S);
    [began, sent] = [performance.now(), 0];
  });
}
