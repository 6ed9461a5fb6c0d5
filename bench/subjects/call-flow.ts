import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { AriClient, Channel, StasisStart } from 'nestjs-ari';
import { loadCalls, loadClient } from '../run/library.js';
import { numberOf, timed, type Measurement, type Task } from '../run/measurement.js';
import type { CallOrder } from '../server/simulated-exchange.js';

const APP = 'bench-flow';
const AGENT = 'PJSIP/agent';
const PROMPT = 'sound:vm-password';

/** Serves one caller; whether it has talked with the agent. */
type Flow = (channel: Channel, client: AriClient) => Promise<boolean>;

const FLOWS: Readonly<Record<string, () => Promise<Flow>>> = { verbs, hand: () => Promise.resolve(byHand) };

/** Four digits are asked for, then an agent is dialled: by the verbs, or by hand. The exchange is another process. */
export async function measure(task: Task): Promise<Measurement> {
  const units = numberOf(task, 'calls');
  const flow = await FLOWS[task.parameters['flow'] as string]?.();
  if (flow === undefined) throw new TypeError(`no such flow: ${task.parameters['flow']}`);
  const { AriClient } = await loadClient();
  const exchange = fork(join(import.meta.dirname, '../server/simulated-exchange.js'), []);
  const [server] = (await once(exchange, 'message')) as [Readonly<Record<'url' | 'username' | 'password', string>>];
  const client = new AriClient({ ...server, apps: APP });
  let talked = 0;
  const serve = async ({ channel, args }: StasisStart): Promise<void> => {
    if (args[0] === 'dialled') return;
    await channel.answer();
    if (await flow(channel, client)) talked += 1;
    await channel.hangup({ ifGone: 'ignore' });
  };
  client.on('StasisStart', (event) => void serve(event));
  await client.connect();
  await calls(exchange, { app: APP, calls: numberOf(task, 'warmUp'), inFlight: 20 });
  talked = 0;
  globalThis.gc?.();
  const times = await timed(() => calls(exchange, { app: APP, calls: units, inFlight: 20 }));
  await client.idle();
  await client.close();
  exchange.disconnect();
  await once(exchange, 'exit');
  return { units, ...times, delivered: talked };
}

async function calls(exchange: ChildProcess, order: CallOrder): Promise<void> {
  exchange.send(order);
  await once(exchange, 'message');
}

async function verbs(): Promise<Flow> {
  const { dial, gather } = await loadCalls();
  return async (channel) => {
    const pin = await gather(channel, { prompt: PROMPT, numDigits: 4 });
    if (pin.outcome !== 'digits') return false;
    return (await dial(channel, AGENT)).outcome === 'completed';
  };
}

/** What the caller hears is the same, as a careful user writes it against the client alone. */
async function byHand(channel: Channel, client: AriClient): Promise<boolean> {
  const playback = channel.play(PROMPT);
  for (let digits = ''; digits.length < 4;) {
    const pressed = await channel.nextDigit({ timeout: 5_000 });
    if (pressed.outcome !== 'digit') return false;
    if (digits === '') await playback.stop().catch(() => {});
    digits += pressed.digit;
  }
  await channel.ring();
  const agent = await client.channels.create({ endpoint: AGENT, app: APP, appArgs: 'dialled' });
  const ended = Promise.race([agent.ended(), channel.ended()]);
  const { outcome } = await agent.dial({ caller: channel.id }).answered({ timeout: 30_000 });
  await channel.ringStop();
  if (outcome !== 'answered') {
    await agent.hangup({ ifGone: 'ignore' });
    return false;
  }
  const bridge = await client.bridges.create({ type: 'mixing,dtmf_events' });
  try {
    await bridge.addChannel(agent);
    await bridge.addChannel(channel);
    await ended;
  } finally {
    await bridge.destroy();
    await agent.hangup({ ifGone: 'ignore' });
  }
  return true;
}
