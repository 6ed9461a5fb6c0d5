import { Agent, get } from 'node:http';
import { once } from 'node:events';

// A process of its own: it asks one address as often as it is told to, so many at a time, and says when it has every answer.

/** What is asked for. */
export interface LoadOrder {
  readonly url: string;
  readonly token: string;
  readonly requests: number;
  readonly inFlight: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

async function ask({ url, token }: LoadOrder): Promise<void> {
  const request = get(url, { agent, headers: { authorization: `Bearer ${token}` } });
  const [response] = (await once(request, 'response')) as [import('node:http').IncomingMessage];
  response.resume();
  await once(response, 'end');
  if (response.statusCode !== 200) throw new Error(`${url} was answered with ${response.statusCode}`);
}

async function carryOut(order: LoadOrder): Promise<void> {
  let left = order.requests;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await ask(order);
    }
  };
  await Promise.all(Array.from({ length: order.inFlight }, worker));
  process.send?.('over');
}

process.on('message', (order: LoadOrder) => void carryOut(order));
process.on('disconnect', () => process.exit());
process.send?.('ready');
