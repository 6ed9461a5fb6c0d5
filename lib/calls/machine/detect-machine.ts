import type { Channel } from '../../client/index.js';
import { type VerbEnd, type VerbScope, withinCall } from '../verb/index.js';
import { type MachineOptions, type MachineSettings, machineSettings } from './machine-options.js';

/**
 * Who answered, as far as the timing of the first words tells.
 * @publicApi
 */
export type MachineOutcome =
  /** Short words and then silence: "Hello?" */
  | { readonly outcome: 'human'; readonly talkMs: number }
  /** A long speech. With `waitForEnd` it is over, and `talkMs` is its length. */
  | { readonly outcome: 'machine'; readonly talkMs: number }
  /** Nobody said anything. */
  | { readonly outcome: 'silence' }
  /** Time was over before anything was certain. */
  | { readonly outcome: 'unknown' }
  | VerbEnd;

type Own = Exclude<MachineOutcome, VerbEnd>;

/**
 * Listens to the party that has just answered, and says whether that is a person or a machine: people say a short word
 * and wait, machines speak on. Only the timing is heard, never a word: somebody who answers with a whole sentence counts
 * as a machine, and a machine with a short greeting as a person. A telephone that sends no packets while it is silent
 * (silence suppression) seems to speak on, and counts as a machine. Never let a person wait in silence for the answer.
 *
 * @throws {AriConfigurationException} an option is wrong.
 * @publicApi
 */
export async function detectMachine(channel: Channel, options: MachineOptions = {}): Promise<MachineOutcome> {
  const settings = machineSettings(channel, options);
  const verb = { kind: 'detectMachine', parameters: { ...settings }, summary: (heard: Own) => ({ ...heard }) };
  return withinCall<Own>(channel, verb, options, (scope) => detected(channel, scope, settings));
}

async function detected(channel: Channel, scope: VerbScope, settings: MachineSettings): Promise<Own> {
  const { speechThreshold, speechEnd, silence, timeout, waitForEnd } = settings;
  const { signal } = scope;
  // Listens before detection begins: the party may be speaking already.
  const started = channel.until('ChannelTalkingStarted', undefined, { timeout: Infinity, signal });
  const finished = channel.until('ChannelTalkingFinished', undefined, { timeout: Infinity, signal });
  for (const wait of [started, finished]) wait.catch(() => {});
  scope.defer(() => channel.setChannelVar('TALK_DETECT(remove)', { value: '' }));
  await channel.setChannelVar('TALK_DETECT(set)', { value: `${speechEnd},` });
  const late = scope.pause(timeout).then(() => ({ outcome: 'unknown' }) as const);
  const heard = await Promise.race([late, scope.pause(silence).then(() => 'silence' as const), started]);
  if (heard === 'silence') return { outcome: 'silence' };
  if (heard.outcome === 'unknown') return heard;
  const spoken = finished.then((end) => (end.outcome === 'event' ? end.event.duration : 0));
  // Asterisk reports the end of a speech only after the silence that shows it: until then a short one looks like a long one.
  const long = scope.pause(speechThreshold + speechEnd).then(() => 'long' as const);
  const speech = await Promise.race([late, long, spoken]);
  if (speech === 'long') {
    if (!waitForEnd) return { outcome: 'machine', talkMs: speechThreshold };
    return Promise.race([late, spoken.then((talkMs) => ({ outcome: 'machine', talkMs }) as const)]);
  }
  if (typeof speech === 'object') return speech;
  return { outcome: speech >= speechThreshold ? 'machine' : 'human', talkMs: speech };
}
