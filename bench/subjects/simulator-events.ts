import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { loadTesting } from '../run/library.js';
import { numberOf, timed, type Measurement, type Task } from '../run/measurement.js';
import { Reader } from '../run/reader.js';
import type { EventsRead } from '../server/event-reader.js';

const STEPS = 250;
const CALLS_AT_ONCE = 4;

/** Something that writes events, each numbered within its call. */
interface Writer {
  /** Address of its event socket. */
  readonly url: string;
  /** Has the reader told of every call; after its socket is open. */
  subscribe?(): Promise<unknown>;
  /** One call: `STEPS` numbered events, and as many others. */
  call(): Promise<void>;
  close(): Promise<unknown>;
}

/** What it costs to write events. Whoever reads them is another process. */
export async function measure(task: Task): Promise<Measurement> {
  const writer = await { floor, simulator }[task.parameters['server'] as 'floor' | 'simulator']();
  const reader = await Reader.open(writer.url);
  await writer.subscribe?.();
  let begun = 0;
  const flood = async (calls: number): Promise<EventsRead> => {
    const last = begun + calls;
    const line = async (): Promise<void> => {
      while (begun < last) {
        begun += 1;
        // No faster than it is read: the simulator cuts slow readers, as Asterisk does.
        await reader.reached((begun - CALLS_AT_ONCE) * STEPS);
        await writer.call();
      }
    };
    await Promise.all(Array.from({ length: CALLS_AT_ONCE }, line));
    return reader.reached(last * STEPS);
  };
  const calls = Math.ceil(numberOf(task, 'events') / STEPS / 2);
  const before = await flood(Math.ceil(calls / 4));
  let after = before;
  const times = await timed(async () => {
    after = await flood(calls);
  });
  await reader.close();
  await writer.close();
  const events = after.events - before.events;
  const figures = { 'per CPU second': (events / times.cpuMs) * 1_000, 'per second': (events / times.wallMs) * 1_000 };
  return { units: events, ...times, delivered: events, disordered: after.disordered, figures };
}

/** A dialplan that sets a variable again and again: each step is told twice, as in Asterisk. */
async function simulator(): Promise<Writer> {
  const { AsteriskSimulator } = await loadTesting();
  const steps = Array.from({ length: STEPS }, (_, number) => `Set(STEP=${number})`);
  const asterisk = await AsteriskSimulator.start({ dialplan: { default: { flood: [...steps, 'Hangup()'] } } });
  const key = `api_key=${asterisk.username}:${asterisk.password}`;
  let from = 0;
  return {
    url: `${asterisk.url.replace('http', 'ws')}/ari/events?app=bench&${key}`,
    subscribe: () =>
      fetch(`${asterisk.url}/ari/applications/bench/subscription?eventSource=channel:&${key}`, { method: 'POST' }),
    async call() {
      from = (from + 1) % 100;
      const call = await asterisk.call({ from: String(1_000 + from), exten: 'flood' });
      await call.ended({ timeout: 30_000 });
    },
    close: () => asterisk.stop(),
  };
}

/** What nobody can do without who writes events: an object that becomes text, and a WebSocket. */
async function floor(): Promise<Writer> {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  let calls = 0;
  return {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}`,
    async call() {
      calls += 1;
      for (let number = 0; number < STEPS; number += 1) {
        for (const socket of sockets.clients) {
          socket.send(JSON.stringify(bareEvent('ChannelDialplan', calls, number)));
          socket.send(JSON.stringify(bareEvent('ChannelVarset', calls, number)));
        }
      }
      await new Promise((resolve) => setImmediate(resolve));
    },
    close: () => new Promise((resolve) => http.close(resolve).closeAllConnections()),
  };
}

function bareEvent(type: string, call: number, number: number): object {
  return {
    variable: 'STEP',
    value: String(number),
    type,
    timestamp: '2026-11-21T09:59:28.745+0000',
    channel: {
      id: `simulator-1795255169.${call}`,
      name: `PJSIP/1001-${call.toString(16).padStart(8, '0')}`,
      state: 'Ring',
      protocol_id: `simulator-1795255169.${call}@simulator`,
      caller: { name: '', number: '1001' },
      connected: { name: '', number: '' },
      accountcode: '',
      dialplan: { context: 'default', exten: 'flood', priority: number, app_name: 'Set', app_data: `STEP=${number}` },
      creationtime: '2026-11-21T09:59:27.533+0000',
      language: 'en',
    },
    asterisk_id: '02:00:00:00:00:01',
    application: 'bench',
  };
}
