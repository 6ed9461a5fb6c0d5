import type { Channel } from '../../client/index.js';
import { CallSurroundings, type KnownOptions, OptionChecks } from '../../client/internal.js';
import { checkPrompt, type Prompt, type PromptVoice, type Synthesizer } from '../say/index.js';
import type { VerbOptions } from '../verb/index.js';
import { type RecordConsentOptions, recordConsentSettings } from './consent-options.js';
import { type ReviewOptions, reviewSettings } from './review-options.js';
import type { RunningRecording } from './running-recording.js';

/**
 * How a party is recorded. Times are milliseconds; Asterisk counts whole seconds, so that they are rounded up.
 * @publicApi
 */
export interface RecordingOptions extends VerbOptions {
  /** Heard before it begins. Default: nothing. */
  readonly prompt?: Prompt;
  /** A beep before it begins. Default `true`. */
  readonly beep?: boolean;
  /** Keys that end it; with an empty text, none. Default: every key. */
  readonly finishOnKey?: string;
  /** It ends after so much silence; 0: never. Default 5,000. */
  readonly silence?: number;
  /** It ends after so long, or up to a second later. Default 3,600,000, an hour. */
  readonly maxLength?: number;
  /**
   * A recording with no more talk than this is `empty`, and deleted. Asterisk counts the smallest sound as a second: 1,000
   * is the least that tells an empty one. Default 0: all are kept.
   */
  readonly minTalk?: number;
  /** Name to store it under; it may hold `/`. Default: a name chosen by this client. */
  readonly name?: string;
  /** Format of the file, `wav`, `ulaw`, `gsm`, … Default `wav`. */
  readonly format?: string;
  /** What to do when the name is taken. Default `fail`: the outcome is `refused`. */
  readonly ifExists?: 'fail' | 'overwrite' | 'append';
  /** Asks the party, before everything else, whether it may be recorded. Default: no question. */
  readonly consent?: RecordConsentOptions;
  /** Gets each take when it has begun, to pause it and to go on. */
  readonly onBegun?: (recording: RunningRecording) => void;
  /** Lets the party hear it, and keep it or record it again. No answer keeps it. Default: no question. */
  readonly review?: ReviewOptions;
  /** Language of sounds and texts. Default: the language of the channel. */
  readonly language?: string;
  /** Speaks the texts of prompts. */
  readonly synthesizer?: Synthesizer;
}

const KNOWN: KnownOptions<RecordingOptions> = {
  signal: true,
  prompt: true,
  beep: true,
  finishOnKey: true,
  silence: true,
  maxLength: true,
  minTalk: true,
  name: true,
  format: true,
  ifExists: true,
  consent: true,
  onBegun: true,
  review: true,
  language: true,
  synthesizer: true,
};
/** A day. */
const NEVER_SECONDS = 86_400;
const EVERY_KEY = '0123456789*#ABCD';

/** The options of a recording, checked, with their defaults. */
export interface RecordingSettings {
  readonly prompt: Prompt;
  readonly voice: PromptVoice;
  readonly beep: boolean;
  readonly finishOnKey: string;
  readonly silenceSeconds: number;
  readonly maxSeconds: number;
  readonly minTalk: number;
  readonly name: string | undefined;
  readonly format: string;
  readonly ifExists: 'fail' | 'overwrite' | 'append';
  readonly consent: Required<RecordConsentOptions> | undefined;
  readonly onBegun: RecordingOptions['onBegun'];
  readonly review: Required<ReviewOptions> | undefined;
}

/** @throws {AriConfigurationException} an option is wrong. */
export function recordingSettings(channel: Channel, options: RecordingOptions): RecordingSettings {
  const { connection } = new CallSurroundings(channel);
  const checks = new OptionChecks<RecordingOptions>({ connection, field: 'record' }, options, KNOWN);
  const { prompt = [], language, synthesizer, consent, onBegun, review } = options;
  const voice: PromptVoice = { connection, verb: 'record', language, synthesizer };
  checkPrompt(prompt, voice);
  const isKeys = (value: unknown): value is string => typeof value === 'string' && /^[0-9*#A-D]*$/.test(value);
  const minTalk = Math.ceil(checks.time('minTalk', 0, 0) / 1_000) * 1_000;
  const silence = Math.ceil(checks.time('silence', 5_000, 0) / 1_000);
  return {
    prompt,
    voice,
    beep: checks.flag('beep', true),
    finishOnKey: checks.given('finishOnKey', isKeys, 'must be a text of keys') ?? EVERY_KEY,
    // It tells talk from silence only where it may end by silence.
    silenceSeconds: silence === 0 && minTalk > 0 ? NEVER_SECONDS : silence,
    maxSeconds: Math.ceil(checks.time('maxLength', 3_600_000) / 1_000),
    minTalk,
    name: checks.has('name') ? checks.string('name') : undefined,
    format: checks.string('format', 'wav'),
    ifExists: checks.oneOf('ifExists', ['fail', 'overwrite', 'append']),
    consent: consent === undefined ? undefined : recordConsentSettings(checks, consent, voice),
    onBegun,
    review: review === undefined ? undefined : reviewSettings(checks, review, voice),
  };
}
