import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { numberOf, timed, type Measurement, type Task } from '../run/measurement.js';
import { questionOf, questionsGateway, subscribeFrame } from './gateway-questions.js';

/** Subscriptions of one socket. */
const OF_A_SOCKET = 100;
/** Subscribers of each object. */
const OF_AN_OBJECT = 2;

/** Changes of a few objects that two sockets each subscribe to, beside many others that nobody changes. */
export async function measure(task: Task): Promise<Measurement> {
  const [objects, pushes] = [numberOf(task, 'objects'), numberOf(task, 'pushes')];
  const { url, put, close } = await questionsGateway();
  for (let index = 0; index < objects; index += 1) await put(questionOf(`q${index}`, -1));
  const clients = fork(join(import.meta.dirname, '../server/socket-clients.js'), []);
  const answers = Math.min(OF_A_SOCKET, objects);
  const hello = Array.from({ length: objects / answers }, (_, socket) =>
    Array.from({ length: answers }, (_one, index) => subscribeFrame(`q${socket * answers + index}`)),
  );
  const order = async (message: object): Promise<void> => {
    const told = once(clients, 'message');
    clients.send(message);
    await told;
  };
  // The frames of a socket come round again: each object has two sockets.
  await order({ url, sockets: hello.length * OF_AN_OBJECT, stalled: 0, hello });
  const run = async (count: number): Promise<void> => {
    for (let push = 0; push < count; push += 10) {
      const heard = order({ frames: 10 * OF_AN_OBJECT });
      for (let one = 0; one < 10; one += 1) await put(questionOf(`q${one}`, push));
      await heard;
    }
  };
  await run(pushes / 4);
  globalThis.gc?.();
  const times = await timed(() => run(pushes));
  clients.disconnect();
  await once(clients, 'exit');
  await close();
  return { units: pushes, ...times, delivered: pushes };
}
