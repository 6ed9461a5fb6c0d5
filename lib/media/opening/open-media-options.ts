import type { Bridge, Channel } from '../../client/index.js';
import { OptionChecks, type KnownOptions } from '../../client/internal.js';
import { audioFormat, type AudioFormatName } from '../audio/index.js';
import type { MediaEnd } from '../figures/index.js';
import type { MediaWay } from '../links/index.js';
import { MediaServer } from '../server/index.js';
import type { MediaBuffers, TalkOptions } from '../stream/index.js';

/**
 * Where a call goes whose sound is lost while the caller is still there. A function decides itself, and must: nobody else
 * looks after the caller then.
 * @publicApi
 */
export type MediaLostReaction =
  'continueInDialplan' | 'hangup' | 'keep' | ((channel: Channel, end: MediaEnd) => unknown);

/**
 * Options of `openMedia`.
 * @publicApi
 */
export interface OpenMediaOptions {
  /** What the program reads and writes. */
  readonly format: AudioFormatName;
  /** Where Asterisk connects to. Without one this program connects to Asterisk. */
  readonly server?: MediaServer;
  /** How the sound travels. Default: the first that is possible of `asteriskConnects`, `weConnect`, `audioSocket`. */
  readonly way?: MediaWay;
  /**
   * Listens in on a call instead of taking it: `in` is what the party on the channel says, `out` what it hears, `mixed` both in
   * one. The call stays where it is.
   */
  readonly tap?: 'in' | 'out' | 'mixed';
  /** With `tap`: who hears what is written. `none` by default; `party` is the one on the channel, `other` who it talks to. */
  readonly whisper?: 'none' | 'party' | 'other' | 'both';
  /** A bridge that the sound comes into, where the channel is already. Default: a new one for both. */
  readonly bridge?: Bridge;
  /** The Stasis application of the media channel. Default: that of the channel. */
  readonly app?: string;
  readonly buffers?: MediaBuffers;
  readonly talk?: TalkOptions;
  /** Where the call goes when its sound is lost. Default `continueInDialplan`; with `tap` always `keep`. */
  readonly onMediaLost?: MediaLostReaction;
  /** How long the opening may take, in milliseconds. Default 10,000, as long as a `MediaServer` lets an id in. */
  readonly timeout?: number;
  /** Ends the opening, and later the stream. */
  readonly signal?: AbortSignal;
}

const KNOWN: KnownOptions<OpenMediaOptions> = {
  format: true,
  server: true,
  way: true,
  tap: true,
  whisper: true,
  bridge: true,
  app: true,
  buffers: true,
  talk: true,
  onMediaLost: true,
  timeout: true,
  signal: true,
};

const WAYS: readonly MediaWay[] = ['asteriskConnects', 'weConnect', 'audioSocket'];
const REACTIONS = ['continueInDialplan', 'hangup', 'keep'] as const;

/** Less than a frame cannot be kept ahead; more than Asterisk's queue holds would only wait for XON. */
const LEADS = { least: 20, most: 15_000 };

/** Checks the options, and fills in the defaults. */
export function openMediaSettings(connection: string, options: OpenMediaOptions) {
  const checks = new OptionChecks<OpenMediaOptions>({ connection }, options, KNOWN);
  const buffers = checks.inside('buffers', { lead: true, highWater: true, most: true, unread: true });
  const talk = checks.inside('talk', { level: true, minimum: true, silence: true });
  const tap = checks.given('tap', isOneOf(['in', 'out', 'mixed'] as const), 'must be in, out or mixed');
  const reaction = checks.given('onMediaLost', isReaction, `must be ${REACTIONS.join(', ')} or a function`);
  if (tap === undefined && checks.has('whisper')) checks.refuse('whisper', 'belongs to "tap"');
  if (tap !== undefined && checks.has('bridge')) checks.refuse('bridge', 'and "tap" exclude each other');
  return {
    format: audioFormat(checks.string('format')),
    server: checks.given('server', (value) => value instanceof MediaServer, 'must be a MediaServer'),
    way: checks.given('way', isOneOf(WAYS), `must be one of ${WAYS.join(', ')}`),
    tap,
    whisper: checks.oneOf('whisper', ['none', 'party', 'other', 'both']),
    bridge: options.bridge,
    app: checks.has('app') ? checks.string('app') : undefined,
    buffers: {
      lead: buffers.whole('lead', 200, LEADS.least, LEADS.most),
      highWater: buffers.time('highWater', 1_000),
      most: buffers.time('most', 60_000),
      unread: buffers.time('unread', 1_000, 20),
    },
    talk: {
      level: talk.whole('level', 256, 1, 32_767),
      minimum: talk.time('minimum', 60),
      silence: talk.time('silence', 300),
    },
    onMediaLost: tap === undefined ? (reaction ?? 'continueInDialplan') : 'keep',
    timeout: checks.time('timeout', 10_000),
    signal: options.signal,
  } as const;
}

/** The options, checked and with every default filled in. */
export type OpenMediaSettings = ReturnType<typeof openMediaSettings>;

function isOneOf<Word extends string>(words: readonly Word[]): (value: unknown) => value is Word {
  return (value): value is Word => words.some((word) => word === value);
}

function isReaction(value: unknown): value is MediaLostReaction {
  return typeof value === 'function' || isOneOf(REACTIONS)(value);
}
