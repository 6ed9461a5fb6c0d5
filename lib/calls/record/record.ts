import type { Channel } from '../../client/index.js';
import { gatherOnce } from '../gather/index.js';
import { promptParts, RunningPrompt } from '../say/index.js';
import { type VerbEnd, type VerbScope, withinCall } from '../verb/index.js';
import { discard } from './discard.js';
import { type RecordingOptions, type RecordingSettings, recordingSettings } from './record-options.js';
import type { RecordOutcome, Taken } from './recorded.js';
import { Take } from './take.js';

/**
 * Records what the party on this channel says: the question whether it may, prompt, beep, recording, and with `review` the question whether it may
 * stay. It ends with a key, with silence, with its longest length or with the call; what a caller has said before hanging
 * up is stored, and the outcome is `recorded` with `endedBy: 'hangup'`.
 *
 * @throws {AriConfigurationException} an option is wrong.
 * @publicApi
 */
export async function record(channel: Channel, options: RecordingOptions = {}): Promise<RecordOutcome> {
  const settings = recordingSettings(channel, options);
  const { beep, finishOnKey, silenceSeconds, maxSeconds, name, format } = settings;
  const [consent, review] = [settings.consent !== undefined, settings.review !== undefined];
  const takes = new Takes(channel, settings);
  const verb = {
    kind: 'record',
    parameters: { beep, finishOnKey, silenceSeconds, maxSeconds, name, format, consent, review },
    summary: (taken: Taken) => ({ ...taken }),
    salvage: (end: VerbEnd) => takes.rest(end),
  };
  return withinCall<Taken>(channel, verb, options, (scope) => takes.record(scope));
}

/** Records a party until it is content, or has no more attempts. */
class Takes {
  readonly #channel: Channel;
  readonly #settings: RecordingSettings;
  #take: Take | undefined;
  #stored: Taken | undefined;

  constructor(channel: Channel, settings: RecordingSettings) {
    this.#channel = channel;
    this.#settings = settings;
  }

  async record(scope: VerbScope): Promise<Taken> {
    if (!(await this.#agreed(scope))) return { outcome: 'declined' };
    await new RunningPrompt(this.#channel, scope, this.#settings).finished;
    for (let attempt = 1; ; attempt += 1) {
      this.#take = new Take(this.#channel, scope, this.#settings);
      const taken = await this.#take.result();
      this.#stored = taken;
      this.#take = undefined;
      if (taken.outcome !== 'recorded' || taken.endedBy === 'hangup') return taken;
      const { review } = this.#settings;
      if (review === undefined || attempt >= review.attempts || (await this.#kept(scope, taken.media))) return taken;
      this.#stored = undefined;
      await discard(this.#channel, taken.name);
    }
  }

  /** What is stored when the call or the signal ends it: a caller who hangs up instead of deciding leaves a message. */
  async rest(end: VerbEnd): Promise<Taken | undefined> {
    return this.#take === undefined ? this.#stored : this.#take.rest(end);
  }

  /** Asks whether the party may be recorded. Another key, or none, asks again, and declines in the end. */
  async #agreed(scope: VerbScope): Promise<boolean> {
    const { consent, voice } = this.#settings;
    if (consent === undefined) return true;
    const { prompt, accept, decline, timeout, attempts } = consent;
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const answer = await gatherOnce(this.#channel, scope, { prompt, voice, match: [accept, decline], timeout });
      if (answer !== undefined) return answer === accept;
    }
    return false;
  }

  /** Lets the party hear the recording and decide about it. */
  async #kept(scope: VerbScope, media: string): Promise<boolean> {
    const { review, voice } = this.#settings;
    if (review === undefined) return true;
    const { accept, again, timeout } = review;
    const prompt = [media, ...promptParts(review.prompt)];
    return (await gatherOnce(this.#channel, scope, { prompt, voice, match: [accept, again], timeout })) !== again;
  }
}
