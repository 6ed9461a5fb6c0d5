import type { Channel, PendingRecording, RecordingOutcome } from '../../client/index.js';
import { CallSurroundings } from '../../client/internal.js';
import { abortOnce, ifPossible, type VerbEnd, type VerbScope } from '../verb/index.js';
import { discard } from './discard.js';
import { recorded, type Recorded, type Taken } from './recorded.js';
import type { RecordingSettings } from './record-options.js';

/** How long Asterisk may take to store a recording after its call has ended, in milliseconds. */
const STORED_WITHIN_MS = 5_000;

/** Records a party once, until a key, silence, the longest length or the end of the call. */
export class Take {
  readonly #recording: PendingRecording;
  readonly #channel: Channel;
  readonly #scope: VerbScope;
  readonly #settings: RecordingSettings;
  readonly #over = new AbortController();
  #key: string | undefined;
  #leaving = false;

  constructor(channel: Channel, scope: VerbScope, settings: RecordingSettings) {
    const { beep, silenceSeconds, maxSeconds, name, format, ifExists } = settings;
    this.#channel = channel;
    this.#scope = scope;
    this.#settings = settings;
    const limits = { maxSilenceSeconds: silenceSeconds, maxDurationSeconds: maxSeconds };
    const named = name === undefined ? {} : { name };
    this.#recording = channel.record({ ...named, format, ifExists, beep, ...limits, terminateOn: 'none' });
  }

  /** Resolves when it is stored, or was not; rejects when Asterisk refused it. */
  async result(): Promise<Taken> {
    // The recording of a caller who hangs up ends some 200 ms before the call does.
    const leaving = this.#channel.on('ChannelHangupRequest', () => {
      this.#leaving = true;
    });
    const end = (): void => {
      leaving.unsubscribe();
      abortOnce(this.#over);
    };
    const forget = this.#scope.defer(() => {
      end();
      return this.#recording.stop();
    });
    void this.#endOnKey();
    void this.#tellBegun();
    const outcome = await this.#recording.finished({ timeout: Infinity, signal: this.#scope.signal });
    end();
    forget();
    return this.#taken(outcome, this.#key === undefined ? (this.#leaving ? 'hangup' : 'limit') : 'key');
  }

  /** What was stored of it when the call or the signal ended it; undefined when nothing was. */
  async rest(end: VerbEnd): Promise<Taken | undefined> {
    if (end.outcome !== 'hangup' && end.outcome !== 'aborted') return undefined;
    try {
      if (end.outcome === 'aborted') await this.#recording.stop();
      const stored = await this.#recording.finished({ timeout: STORED_WITHIN_MS });
      if (stored.outcome !== 'finished') return undefined;
      return await this.#taken(stored, end.outcome === 'hangup' ? 'hangup' : 'signal');
    } catch {
      // It was refused: the verb ends as the call did.
      return undefined;
    }
  }

  async #tellBegun(): Promise<void> {
    const { onBegun } = this.#settings;
    if (onBegun === undefined || !(await ifPossible(this.#recording).catch(() => false))) return;
    const { recordings } = new CallSurroundings(this.#channel);
    const { name } = this.#recording;
    onBegun({
      name,
      pause: async () => void (await ifPossible(recordings.pause(name))),
      resume: async () => void (await ifPossible(recordings.unpause(name))),
    });
  }

  async #endOnKey(): Promise<void> {
    try {
      for (;;) {
        const pressed = await this.#channel.nextDigit({ timeout: Infinity, signal: this.#over.signal });
        if (pressed.outcome !== 'digit') return;
        if (!this.#settings.finishOnKey.includes(pressed.digit)) continue;
        this.#key = pressed.digit;
        return await this.#recording.stop();
      }
    } catch {
      // The take is over, or its own end says what is wrong.
    }
  }

  async #taken(end: RecordingOutcome, endedBy: Recorded['endedBy']): Promise<Taken> {
    if (end.outcome === 'failed') return { outcome: 'failed', cause: end.recording.cause ?? 'unknown' };
    if (end.outcome !== 'finished') return { outcome: 'failed', cause: end.outcome };
    const result = recorded(end.recording, endedBy, this.#key);
    const { minTalk } = this.#settings;
    if (minTalk === 0 || (result.talkMs ?? Infinity) > minTalk) return result;
    await discard(this.#channel, result.name);
    return { outcome: 'empty', endedBy };
  }
}
