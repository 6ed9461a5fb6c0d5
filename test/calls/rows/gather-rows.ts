import type { GatherOptions, GatherOutcome } from 'nestjs-ari/calls';

/** More than ten seconds on the real server. */
export const LONG = 'sound:demo-congrats';
/** About a second. */
export const SHORT = 'sound:vm-goodbye';
export const BEEP = 'sound:beep';

/** A question and what its caller does. */
export interface GatherRow {
  /** The row of the table of verbs that it shows. */
  readonly name: string;
  readonly options: GatherOptions;
  /** Pressed while the first sound is heard. */
  readonly keys?: string;
  /** Pressed after so many sounds and silences. */
  readonly late?: { readonly keys: string; readonly after: number };
  readonly hangsUp?: boolean;
  readonly outcome: Partial<GatherOutcome> & { readonly outcome: GatherOutcome['outcome'] };
  /** What began and ended on the caller's line, and the keys, in order. */
  readonly heard: readonly string[];
}

const began = (media: string): string => `begins ${media}`;
const OVER = 'silence';

/** The cases that the simulator and the real Asterisk share. */
export const GATHER_ROWS: readonly GatherRow[] = [
  {
    name: 'input: digits by default',
    options: { prompt: LONG, maxDigits: 2 },
    keys: '42',
    outcome: { outcome: 'digits', digits: '42', endedBy: 'length' },
    heard: [began(LONG), 'key 4', OVER, 'key 2'],
  },
  {
    name: 'timeout: from the end of the prompt',
    options: { prompt: SHORT, timeout: 200 },
    outcome: { outcome: 'timeout', attempt: 1 },
    heard: [began(SHORT), OVER],
  },
  {
    name: 'numDigits: completes when reached',
    options: { prompt: LONG, numDigits: 3 },
    keys: '471',
    outcome: { outcome: 'digits', digits: '471', endedBy: 'length' },
    heard: [began(LONG), 'key 4', OVER, 'key 7', 'key 1'],
  },
  {
    name: 'minDigits and interDigitTimeout: the shorter time runs once enough digits are there',
    options: { prompt: LONG, minDigits: 2, timeout: 60_000, interDigitTimeout: 300 },
    keys: '12',
    outcome: { outcome: 'digits', digits: '12', endedBy: 'silence' },
    heard: [began(LONG), 'key 1', OVER, 'key 2'],
  },
  {
    name: 'minDigits: fewer are no answer',
    options: { prompt: LONG, minDigits: 2, timeout: 300 },
    keys: '1',
    outcome: { outcome: 'nomatch', reason: 'length', digits: '1' },
    heard: [began(LONG), 'key 1', OVER],
  },
  {
    name: 'finishOnKey: only after a digit, and never in the result',
    options: { prompt: LONG },
    keys: '#5#',
    outcome: { outcome: 'digits', digits: '5', endedBy: 'key', key: '#' },
    heard: [began(LONG), 'key #', OVER, 'key 5', 'key #'],
  },
  {
    name: 'finishOnKey: empty is disabled',
    options: { prompt: LONG, finishOnKey: '', numDigits: 2 },
    keys: '*#',
    outcome: { outcome: 'digits', digits: '*#', endedBy: 'length' },
    heard: [began(LONG), 'key *', OVER, 'key #'],
  },
  {
    name: 'dtmfBargein: off, the prompt is heard to its end and the digit counts',
    options: { prompt: SHORT, numDigits: 1, bargeIn: false },
    keys: '5',
    outcome: { outcome: 'digits', digits: '5' },
    heard: [began(SHORT), 'key 5', OVER],
  },
  {
    name: 'listenDuringPrompt: off, what is pressed during the prompt is forgotten',
    options: { prompt: SHORT, numDigits: 1, listenDuringPrompt: false },
    keys: '5',
    late: { keys: '6', after: 2 },
    outcome: { outcome: 'digits', digits: '6' },
    heard: [began(SHORT), 'key 5', OVER, 'key 6'],
  },
  {
    name: 'validDigits: another key is no match, and it is asked again after onNoMatch',
    options: { prompt: LONG, validDigits: '12', numDigits: 1, attempts: 2, onNoMatch: BEEP },
    keys: '9',
    late: { keys: '1', after: 4 },
    outcome: { outcome: 'digits', digits: '1', attempt: 2 },
    heard: [began(LONG), 'key 9', OVER, began(BEEP), began(LONG), 'key 1', OVER],
  },
  {
    name: 'attempts and onNoInput: nothing comes twice',
    options: { prompt: SHORT, timeout: 100, attempts: 2, onNoInput: BEEP },
    outcome: { outcome: 'timeout', attempt: 2 },
    heard: [began(SHORT), OVER, began(BEEP), began(SHORT), OVER],
  },
  {
    name: 'nested play: several sounds, one after the other',
    options: { prompt: [BEEP, SHORT], timeout: 100 },
    outcome: { outcome: 'timeout' },
    heard: [began(BEEP), began(SHORT), OVER],
  },
  {
    name: 'hang-up during gather is an outcome',
    options: { prompt: LONG },
    hangsUp: true,
    outcome: { outcome: 'hangup' },
    heard: [began(LONG), OVER],
  },
];
