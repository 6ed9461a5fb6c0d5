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

const KEY_WITHIN_MS = 5_000;
const TALK_WITHIN_MS = 14_400_000;

/** What the client says of a party that is gone, or on its way out. */
const REFUSALS = [
  'AriAbortedException',
  'AriNotFoundException',
  'AriIllegalInputException',
  'AriIllegalStateException',
  'AriPreconditionFailedException',
];

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
    try {
      await channel.answer();
      if (await flow(channel, client)) talked += 1;
    } finally {
      await channel.hangup({ ifGone: 'ignore' });
    }
  };
  client.on('StasisStart', (event) => void serve(event));
  await client.connect();
  await calls(exchange, { app: APP, calls: numberOf(task, 'warmUp'), inFlight: 40 });
  talked = 0;
  globalThis.gc?.();
  const times = await timed(() => calls(exchange, { app: APP, calls: units, inFlight: 40 }));
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

/**
 * The same as a careful user writes it against the client alone: nobody who hangs up, at whatever moment, leaves a
 * telephone ringing, a bridge, a sound or an error that nobody has caught.
 */
async function byHand(channel: Channel, client: AriClient): Promise<boolean> {
  return (await askedByHand(channel)) && (await dialledByHand(channel, client));
}

/** Time runs from the end of the prompt, and again from each key. */
async function askedByHand(channel: Channel): Promise<boolean> {
  const tooLong = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let digits = '';
  const prompt = channel.play(PROMPT);
  prompt.finished({ timeout: Infinity, signal: tooLong.signal }).then(
    () => {
      if (digits === '') timer = setTimeout(() => tooLong.abort(), KEY_WITHIN_MS);
    },
    () => tooLong.abort(),
  );
  try {
    while (digits.length < 4) {
      const timeout = digits === '' ? Infinity : KEY_WITHIN_MS;
      const pressed = await channel.nextDigit({ timeout, signal: tooLong.signal });
      if (pressed.outcome !== 'digit') return false;
      if (digits === '') prompt.stop().catch(() => {});
      digits += pressed.digit;
    }
    return true;
  } catch (error) {
    return refused(error);
  } finally {
    clearTimeout(timer);
    if (digits === '') await prompt.stop().catch(() => {});
  }
}

/** The agent rings no longer than the caller waits; whoever hangs up first ends it for both. */
async function dialledByHand(channel: Channel, client: AriClient): Promise<boolean> {
  const leg = client.channels.create({ endpoint: AGENT, app: APP, appArgs: 'dialled' });
  try {
    await channel.ring();
    const agent = await leg;
    const { outcome } = await agent.dial({ caller: channel.id }).answered({ timeout: 30_000, signal: channel.signal });
    await channel.ringStop();
    if (outcome !== 'answered') return false;
    const bridge = await client.bridges.create({ type: 'mixing,dtmf_events' });
    try {
      await bridge.addChannel(agent);
      await bridge.addChannel(channel);
      await Promise.race([agent.ended({ timeout: TALK_WITHIN_MS }), channel.ended({ timeout: TALK_WITHIN_MS })]);
    } finally {
      await bridge.destroy();
    }
    return true;
  } catch (error) {
    return refused(error);
  } finally {
    // Whatever has become of it: it may not even be there yet.
    await leg.then((agent) => agent.hangup({ ifGone: 'ignore' })).catch(refused);
  }
}

/** Somebody has hung up meanwhile, or there is no such agent; anything else is a mistake of the program. */
function refused(error: unknown): false {
  if (error instanceof Error && REFUSALS.includes(error.name)) return false;
  throw error;
}
