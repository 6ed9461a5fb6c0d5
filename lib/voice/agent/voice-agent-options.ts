import { OptionChecks, type KnownOptions } from '../../client/internal.js';
import { audioFormat, type AudioFormatName, type AudioSource } from '../../media/index.js';
import { PipelineModel } from '../pipeline/index.js';
import type { Brain, RealtimeModel, SpeechRecognizer, SpeechSynthesizer, VoiceTool } from '../ports/index.js';

/**
 * Where a caller goes when the agent can do no more: back to the dialplan, or he is hung up on. `keep`: the program goes on with
 * him, and must.
 * @publicApi
 */
export type AgentFallback = 'continueInDialplan' | 'hangup' | 'keep';

/**
 * Options of a `VoiceAgent`: a `model`, or `recognizer`, `brain` and `synthesizer`.
 * @publicApi
 */
export interface VoiceAgentOptions {
  readonly model?: RealtimeModel;
  readonly recognizer?: SpeechRecognizer;
  readonly brain?: Brain;
  readonly synthesizer?: SpeechSynthesizer;
  /** What the agent says first. Without it the caller speaks first. */
  readonly greeting?: string;
  readonly tools?: readonly VoiceTool[];
  /** Whether a caller who speaks or presses a key interrupts the agent. Default true. */
  readonly bargeIn?: boolean;
  /** A sound for a caller who waits for an answer. */
  readonly filler?: FillerOptions;
  /** How keys become an input. */
  readonly digits?: DigitOptions;
  /** What happens when the caller says nothing. */
  readonly noInput?: NoInputOptions;
  /** How long the model may take to say or do something, in milliseconds; then it has failed. Default 20,000. */
  readonly answerWithin?: number;
  /** What happens when the model is lost, or has failed three times in a row. Default `continueInDialplan`. */
  readonly onModelLost?: AgentFallback;
}

/**
 * A sound for a caller who waits for an answer: once a turn.
 * @publicApi
 */
export interface FillerOptions {
  /** After so many milliseconds. Default 1,500. */
  readonly after?: number;
  /** Gives the sound; it is asked each time. */
  readonly sound: () => AudioSource;
  /** The format of its bytes. Default: that of the stream. */
  readonly format?: AudioFormatName;
}

/**
 * How keys become an input.
 * @publicApi
 */
export interface DigitOptions {
  /** The key that ends it. Default `#`. */
  readonly terminator?: string;
  /** The pause that ends it, in milliseconds. Default 2,000. */
  readonly idle?: number;
  /** So many keys end it. Default 32. */
  readonly most?: number;
}

/**
 * What happens when the caller says nothing.
 * @publicApi
 */
export interface NoInputOptions {
  /** After so many milliseconds in which neither has spoken; 0 is never. Default 10,000. */
  readonly after?: number;
  /** How often the agent asks again. Default 2. */
  readonly attempts?: number;
  /** What it says then, in turn. Default: what the model makes of it. */
  readonly say?: readonly string[];
  /** What happens after that. Default `continueInDialplan`. */
  readonly finally?: AgentFallback;
}

const KNOWN: KnownOptions<VoiceAgentOptions> = {
  model: true,
  recognizer: true,
  brain: true,
  synthesizer: true,
  greeting: true,
  tools: true,
  bargeIn: true,
  filler: true,
  digits: true,
  noInput: true,
  answerWithin: true,
  onModelLost: true,
};

const TOOL_NAME = /^[A-Za-z0-9_-]{1,64}$/;
const RESORTS = ['continueInDialplan', 'hangup', 'keep'] as const;

/** Checks the options, and fills in the defaults. */
export function voiceAgentSettings(options: VoiceAgentOptions) {
  const checks = new OptionChecks<VoiceAgentOptions>({ connection: 'voice' }, options, KNOWN);
  const digits = checks.inside('digits', { terminator: true, idle: true, most: true });
  const noInput = checks.inside('noInput', { after: true, attempts: true, say: true, finally: true });
  return {
    model: modelOf(checks, options),
    greeting: checks.has('greeting') ? checks.string('greeting') : undefined,
    tools: toolsOf(checks, options),
    bargeIn: checks.flag('bargeIn', true),
    filler: fillerOf(checks),
    digits: {
      terminator: digits.given('terminator', isKey, 'must be one of 0-9, * and #') ?? '#',
      idle: digits.time('idle', 2_000),
      most: digits.whole('most', 32, 1, 128),
    },
    noInput: {
      after: noInput.time('after', 10_000, 0),
      attempts: noInput.whole('attempts', 2, 0, 100),
      say: noInput.strings('say'),
      last: noInput.oneOf('finally', RESORTS),
    },
    answerWithin: checks.time('answerWithin', 20_000),
    onModelLost: checks.oneOf('onModelLost', RESORTS),
  } as const;
}

/** The options, checked and with every default filled in. */
export type VoiceAgentSettings = ReturnType<typeof voiceAgentSettings>;

function modelOf(checks: OptionChecks<VoiceAgentOptions>, options: VoiceAgentOptions): RealtimeModel {
  const { model, recognizer, brain, synthesizer } = options;
  const parts = ['recognizer', 'brain', 'synthesizer'] as const;
  if (model !== undefined) {
    for (const part of parts) if (checks.has(part)) checks.refuse(part, 'and "model" exclude each other');
    return model;
  }
  if (recognizer !== undefined && brain !== undefined && synthesizer !== undefined) {
    return new PipelineModel({ recognizer, brain, synthesizer });
  }
  const missing = parts.find((part) => !checks.has(part)) ?? 'model';
  return checks.refuse(missing, 'is missing: give a `model`, or `recognizer`, `brain` and `synthesizer`');
}

function toolsOf(checks: OptionChecks<VoiceAgentOptions>, { tools = [] }: VoiceAgentOptions): readonly VoiceTool[] {
  const names = tools.map(({ name }) => name);
  const wrong = names.find((name, at) => !TOOL_NAME.test(name) || names.indexOf(name) !== at);
  if (wrong === undefined) return tools;
  return checks.refuse('tools', 'need names of letters, digits, _ and -, each another one');
}

function fillerOf(
  checks: OptionChecks<VoiceAgentOptions>,
): (Required<Omit<FillerOptions, 'format'>> & FillerOptions) | undefined {
  if (!checks.has('filler')) return undefined;
  const filler = checks.inside('filler', { after: true, sound: true, format: true });
  const sound = filler.given('sound', isSound, 'must be a function that gives a sound');
  if (sound === undefined) return filler.refuse('sound', 'is missing');
  const format = filler.has('format') ? audioFormat(filler.string('format')).name : undefined;
  return { after: filler.time('after', 1_500), sound, format };
}

function isSound(value: unknown): value is FillerOptions['sound'] {
  return typeof value === 'function';
}

function isKey(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9*#]$/.test(value);
}
