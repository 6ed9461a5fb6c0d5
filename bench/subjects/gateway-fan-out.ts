import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import { numberOf, timed, type Measurement, type Task } from '../run/measurement.js';
import type { ClientsOrder, FramesOrder } from '../server/socket-clients.js';
import { questionOf, questionsGateway, subscribeFrame, subscribeToNewFrame } from './gateway-questions.js';

/**
 * What those who read nothing are sent first: the system takes some 4 MB for a reader that stands still, and only then does
 * the gateway have anything waiting.
 */
const FILL = { objects: 128, length: 65_536 };

/** Messages that are under way at once, so that nobody is overrun. */
const AHEAD = 10;

/** Something that sends a message to every socket. */
interface Sender {
  readonly url: string;
  readonly hello: readonly string[];
  readonly send: (message: number) => Promise<void> | void;
  /** What those who read nothing say besides, and what then goes to them alone. */
  readonly stalledHello?: readonly string[];
  readonly fill?: () => Promise<void>;
  readonly close: () => Promise<void> | void;
}

/** One change for many sockets: by the gateway, or by a bare server that sends one prepared buffer. */
export async function measure(task: Task): Promise<Measurement> {
  const [sockets, stalled, messages] = ['sockets', 'stalled', 'messages'].map((name) => numberOf(task, name)) as [
    number,
    number,
    number,
  ];
  const { url, hello, send, stalledHello, fill, close } =
    task.parameters['through'] === 'ws' ? await bare() : await gateway();
  const clients = fork(join(import.meta.dirname, '../server/socket-clients.js'), []);
  await told(clients, { url, sockets: sockets + stalled, stalled, hello: [hello], stalledHello });
  if (stalled > 0) await fill?.();
  const run = async (count: number): Promise<void> => {
    for (let message = 0; message < count; message += AHEAD) {
      const some = Math.min(AHEAD, count - message);
      const heard = told(clients, { frames: some * sockets });
      for (let one = 0; one < some; one += 1) await send(message + one);
      await heard;
    }
  };
  await run(messages / 4);
  globalThis.gc?.();
  const times = await timed(() => run(messages));
  clients.disconnect();
  await once(clients, 'exit');
  await close();
  return { units: messages * sockets, ...times, delivered: messages * sockets };
}

async function told(clients: ChildProcess, order: ClientsOrder | FramesOrder): Promise<void> {
  const answer = once(clients, 'message');
  clients.send(order);
  await answer;
}

async function gateway(): Promise<Sender> {
  const { url, put, close } = await questionsGateway();
  await put(questionOf('1', -1));
  const fill = async (): Promise<void> => {
    const text = 'x'.repeat(FILL.length);
    for (let object = 0; object < FILL.objects; object += 1) {
      await put({ ...questionOf(`fill-${object}`, 0), text });
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const stalledHello = [subscribeToNewFrame()];
  return { url, hello: [subscribeFrame()], send: (votes) => put(questionOf('1', votes)), stalledHello, fill, close };
}

async function bare(): Promise<Sender> {
  const http = createServer();
  const server = new WebSocketServer({ server: http });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  const position = { model: 'questions', pk: '1', epoch: 'e'.repeat(21), seq: 1, ts: new Date().toISOString() };
  const send = (votes: number): void => {
    const payload = { action: 'update', data: questionOf('1', votes), ...position, request_id: 1 };
    const prepared = Buffer.from(JSON.stringify({ stream: 'questions', payload }));
    for (const client of server.clients) client.send(prepared, { binary: false });
  };
  const close = (): void => {
    for (const client of server.clients) client.terminate();
    http.close();
  };
  return { url: `ws://127.0.0.1:${port}`, hello: [], send, close };
}
