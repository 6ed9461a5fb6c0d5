import type { Channel } from '../../client/index.js';
import { CallSurroundings, type KnownOptions, OptionChecks } from '../../client/internal.js';
import { checkPrompt, type Prompt, type PromptVoice } from '../say/index.js';
import type { GatherOptions } from './gather-options.js';

const ALL_KEYS = '0123456789*#ABCD';
const MOST_DIGITS = 128;
const TIMEOUT_MS = 5_000;

const KNOWN: KnownOptions<GatherOptions> = {
  signal: true,
  prompt: true,
  numDigits: true,
  minDigits: true,
  maxDigits: true,
  finishOnKey: true,
  timeout: true,
  interDigitTimeout: true,
  validDigits: true,
  match: true,
  accept: true,
  filler: true,
  attempts: true,
  onNoInput: true,
  onNoMatch: true,
  typeAhead: true,
  bargeIn: true,
  listenDuringPrompt: true,
  loop: true,
  secret: true,
  language: true,
  synthesizer: true,
  recognizer: true,
  hints: true,
  minBargeInWords: true,
  minConfidence: true,
  speechTimeout: true,
  onPartial: true,
};

/** The options of a question, checked, with their defaults. */
export interface GatherSettings extends Pick<
  GatherOptions,
  'match' | 'accept' | 'filler' | 'onNoInput' | 'onNoMatch' | 'recognizer' | 'hints' | 'onPartial' | 'language'
> {
  readonly prompt: Prompt;
  readonly voice: PromptVoice;
  readonly minDigits: number;
  readonly maxDigits: number;
  readonly finishOnKey: string;
  readonly timeout: number;
  readonly interDigitTimeout: number;
  readonly validDigits: string;
  readonly attempts: number;
  readonly typeAhead: 'keep' | 'drop';
  readonly bargeIn: boolean;
  readonly listenDuringPrompt: boolean;
  readonly times: number;
  readonly secret: boolean;
  readonly minBargeInWords: number;
  readonly minConfidence: number;
  /** Milliseconds; undefined: the first utterance is the answer. */
  readonly speechTimeout: number | undefined;
}

/** @throws {AriConfigurationException} an option is wrong. */
export function gatherSettings(channel: Channel, verb: string, options: GatherOptions): GatherSettings {
  const { connection } = new CallSurroundings(channel);
  const checks = new OptionChecks<GatherOptions>({ connection, field: verb }, options, KNOWN);
  const exactly = checks.has('numDigits') ? checks.whole('numDigits', 1, 1, MOST_DIGITS) : undefined;
  const minDigits = checks.whole('minDigits', exactly ?? 1, 1, MOST_DIGITS);
  const maxDigits = checks.whole('maxDigits', exactly ?? MOST_DIGITS, minDigits, MOST_DIGITS);
  const timeout = checks.time('timeout', TIMEOUT_MS, 0);
  const loop = checks.whole('loop', 1, 0);
  const { language, synthesizer, prompt = [], match, accept, filler, onNoInput, onNoMatch } = options;
  const voice: PromptVoice = { connection, verb, language, synthesizer };
  for (const text of [prompt, filler, onNoInput, onNoMatch]) {
    if (text !== undefined) checkPrompt(text, voice);
  }
  const { recognizer, hints, onPartial } = options;
  return {
    match,
    accept,
    filler,
    onNoInput,
    onNoMatch,
    recognizer,
    hints,
    onPartial,
    language,
    prompt,
    voice,
    minDigits,
    maxDigits,
    finishOnKey: keys(checks, 'finishOnKey', '#'),
    timeout,
    interDigitTimeout: checks.time('interDigitTimeout', timeout, 0),
    validDigits: keys(checks, 'validDigits', ALL_KEYS),
    attempts: checks.whole('attempts', 1),
    typeAhead: checks.oneOf('typeAhead', ['keep', 'drop']),
    bargeIn: checks.flag('bargeIn', true),
    listenDuringPrompt: checks.flag('listenDuringPrompt', true),
    times: loop === 0 ? Infinity : loop,
    secret: checks.flag('secret', false),
    minBargeInWords: checks.whole('minBargeInWords', 1, 0),
    minConfidence: checks.given('minConfidence', isShare, 'must be a number from 0 to 1') ?? 0,
    speechTimeout: speechTimeout(checks),
  };
}

function keys(checks: OptionChecks<GatherOptions>, name: 'finishOnKey' | 'validDigits', otherwise: string): string {
  const right = (value: unknown): value is string => typeof value === 'string' && /^[0-9*#A-D]*$/.test(value);
  return checks.given(name, right, 'must be a text of keys, from 0 to 9, *, # and A to D') ?? otherwise;
}

function isShare(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

function speechTimeout(checks: OptionChecks<GatherOptions>): number | undefined {
  const isAuto = (value: unknown): value is unknown => value === 'auto' || typeof value === 'number';
  const given = checks.given('speechTimeout', isAuto, "must be 'auto' or a number of milliseconds");
  return given === undefined || given === 'auto' ? undefined : checks.time('speechTimeout', 1);
}
