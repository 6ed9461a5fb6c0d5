import { onTestFinished, vi } from 'vitest';
import { AriClient, type Channel } from 'nestjs-ari/client';
import { AsteriskSimulator, type AsteriskSimulatorOptions, type PhoneCall } from 'nestjs-ari/testing';
import { RecordingLogger } from '../../client/support/recording-logger.js';

/** A call to an application on a simulator whose time, and the time of this process, the test moves. */
export interface SimulatedCall {
  readonly asterisk: AsteriskSimulator;
  readonly client: AriClient;
  /** The caller, as a person at a telephone. */
  readonly caller: PhoneCall;
  /** The caller's channel; it has been answered. */
  readonly channel: Channel;
  /** Lets so many milliseconds pass, here and there. */
  pass(ms: number): Promise<void>;
}

/** After a caller has hung up, the client waits so long for an event that explains it: 200 ms, in steps of 10. */
export const HANGUP_IS_KNOWN_MS = 250;

/** The timers that move with the simulator; sockets need the others. */
const FAKED = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] as const;

/** Starts a simulator with a clock of its own and a call, for one test. Ends both, and the false time, after it. */
export async function simulatedCall(options: AsteriskSimulatorOptions = {}): Promise<SimulatedCall> {
  vi.useFakeTimers({ toFake: [...FAKED] });
  const asterisk = await AsteriskSimulator.start({ clock: 'manual', ...options });
  const { url, username, password } = asterisk;
  const client = new AriClient({ url, username, password, apps: 'flow', logger: new RecordingLogger() });
  onTestFinished(async () => {
    vi.useRealTimers();
    await client.close();
    await asterisk.stop();
  });
  await client.connect();
  const entered = new Promise<Channel>((resolve) => {
    client.once('StasisStart', (event) => resolve(event.channel));
  });
  const caller = await asterisk.call({ from: '1001', app: 'flow' });
  await asterisk.advance(0, { timers: vi });
  const channel = await entered;
  await channel.answer();
  return { asterisk, client, caller, channel, pass: (ms) => asterisk.advance(ms, { timers: vi }) };
}
