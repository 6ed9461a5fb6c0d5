import { OptionChecks, type KnownOptions } from '../../client/internal.js';
import type { ConsentOf, Question } from './consent.js';
import type { DialConfirm, DialOptions, DialRecord, DialWarning } from './dial-options.js';
import { groupsOf, type DialTarget, type DialTargets } from './dial-target.js';

/** What another verb does on the way of a dial. */
export interface DialSteps {
  /** Asks who has answered whether to take the call, in place of `confirm`. */
  readonly consent?: ConsentOf;
  /** Happens before the caller, who may talk with somebody else until then, is brought to who has answered. */
  readonly beforeCallerMoves?: () => Promise<void>;
}

/** The options of a dial, checked, with their defaults. */
export interface DialSettings extends DialOptions, DialSteps {
  readonly groups: readonly (readonly DialTarget[])[];
  readonly timeout: number;
  readonly timeLimit: number;
  readonly callerHears: NonNullable<DialOptions['callerHears']>;
  readonly answerOnBridge: boolean;
  readonly warnings: readonly DialWarning[];
  readonly confirm?: Question;
  readonly recording?: DialRecord;
  /** Whether keys are looked at while the two talk. */
  readonly keys: boolean;
}

const KNOWN: KnownOptions<DialOptions> = {
  signal: true,
  app: true,
  timeout: true,
  timeLimit: true,
  warnings: true,
  callerHears: true,
  musicClass: true,
  answerOnBridge: true,
  callerId: true,
  headers: true,
  variables: true,
  confirm: true,
  whisper: true,
  hangupOnStar: true,
  captureDigits: true,
  onDigit: true,
  onHold: true,
  record: true,
  onConnected: true,
};

const CONFIRM: KnownOptions<DialConfirm> = { media: true, accept: true, decline: true, timeout: true, attempts: true };

const OTHERS = {
  timeoutMs: 'is called timeout, in milliseconds',
  timeoutSecs: 'is called timeout, in milliseconds',
  dialMusic: "is callerHears: 'music'",
  earlyMedia: "is callerHears: 'early-media'",
};

const FOUR_HOURS = 14_400_000;

/**
 * Checks the options of a dial and fills in what was left out.
 *
 * @throws {AriConfigurationException} an option is unknown or wrong.
 */
export function dialSettings(connection: string, targets: DialTargets, options: DialOptions): DialSettings {
  const checks = new OptionChecks<DialOptions>({ connection, field: 'dial' }, options, KNOWN, OTHERS);
  const groups = groupsOf(targets).filter((group) => group.length > 0);
  if (!groups.flat().every(isTarget)) checks.refuse('app', 'targets must be endpoints such as PJSIP/alice');
  const { record } = options;
  return {
    ...options,
    groups,
    timeout: checks.time('timeout', 30_000),
    timeLimit: checks.time('timeLimit', FOUR_HOURS),
    warnings: options.warnings ?? [],
    callerHears: checks.oneOf('callerHears', ['ringing', 'music', 'early-media', 'nothing']),
    answerOnBridge: checks.flag('answerOnBridge', true),
    confirm: options.confirm === undefined ? undefined : confirmation(checks),
    recording: record === true ? {} : record === false ? undefined : record,
    keys: options.hangupOnStar === true || options.captureDigits === true || options.onDigit !== undefined,
  };
}

function confirmation(checks: OptionChecks<DialOptions>): DialSettings['confirm'] {
  const inner = checks.inside('confirm', CONFIRM);
  const media = inner.isString('media') ? inner.string('media') : inner.strings('media');
  return {
    media,
    accept: inner.string('accept', '1'),
    decline: inner.has('decline') ? inner.string('decline') : undefined,
    timeout: inner.time('timeout', 10_000),
    attempts: inner.whole('attempts', 1),
  };
}

function isTarget(target: DialTarget): boolean {
  return typeof target?.endpoint === 'string' && target.endpoint.includes('/');
}
