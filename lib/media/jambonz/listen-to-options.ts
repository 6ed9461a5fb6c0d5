import { OptionChecks, type KnownOptions } from '../../client/internal.js';
import { AGENT_MEDIA_OPTIONS, isStrings } from '../agents/index.js';
import { audioFormat, type AudioFormat } from '../audio/index.js';
import type { OpenMediaOptions } from '../opening/index.js';
import { LINEAR_FORMATS } from './listen-message.js';

/**
 * Options of `listenTo`. Where they are those of the verb `listen` of jambonz they have its names and its defaults.
 * @publicApi
 */
export interface ListenToOptions extends Pick<
  OpenMediaOptions,
  'server' | 'way' | 'bridge' | 'app' | 'timeout' | 'signal' | 'onMediaLost'
> {
  /** Samples a second of the caller's voice: 8000, 16000, 24000 or 48000. Default 8000. */
  readonly sampleRate?: number;
  /** Samples a second of the sound that the agent sends, one of the same. Default: those of the caller's voice. */
  readonly agentSampleRate?: number;
  /** Stands in the first message of the agent, beside the facts of the call. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Whether the agent gets the caller's keys. Default false. */
  readonly passDtmf?: boolean;
  /** The subprotocol that is offered. Default `audio.jambonz.org`; an empty one offers none. */
  readonly subprotocol?: string;
  /** More headers of the handshake. */
  readonly headers?: Readonly<Record<string, string>>;
}

const KNOWN: KnownOptions<ListenToOptions> = {
  ...AGENT_MEDIA_OPTIONS,
  sampleRate: true,
  agentSampleRate: true,
  metadata: true,
  passDtmf: true,
  subprotocol: true,
  headers: true,
};

/** The options that are not those of `openMedia`, checked and with every default filled in. */
export interface ListenToSettings {
  readonly format: AudioFormat;
  readonly agentFormat: AudioFormat;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly passDtmf: boolean;
  readonly protocols: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly timeout: number;
}

/** Checks them. */
export function listenToSettings(options: ListenToOptions, connection: string): ListenToSettings {
  const checks = new OptionChecks<ListenToOptions>({ connection }, options, KNOWN);
  const known = `must be one of ${Object.keys(LINEAR_FORMATS).join(', ')}`;
  const format = checks.given('sampleRate', isRate, known) ?? 8_000;
  const agentFormat = checks.given('agentSampleRate', isRate, known) ?? format;
  const subprotocol = checks.given('subprotocol', isText, 'must be a string') ?? 'audio.jambonz.org';
  return {
    format: linear(format),
    agentFormat: linear(agentFormat),
    metadata: checks.given('metadata', isObject, 'must be an object') ?? {},
    passDtmf: checks.flag('passDtmf', false),
    protocols: subprotocol === '' ? [] : [subprotocol],
    headers: checks.given('headers', isStrings, 'must be an object of strings') ?? {},
    timeout: checks.time('timeout', 10_000),
  };
}

function linear(rate: number): AudioFormat {
  return audioFormat(LINEAR_FORMATS[rate] ?? 'slin');
}

function isRate(value: unknown): value is number {
  return typeof value === 'number' && LINEAR_FORMATS[value] !== undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
